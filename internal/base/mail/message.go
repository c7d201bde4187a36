package mail

import (
	"context"
	"errors"
	"fmt"
	netmail "net/mail"
	"strings"
	"unicode"
	"unicode/utf8"

	gomail "github.com/wneessen/go-mail"
)

// maxSubject is the longest subject, in characters.
const maxSubject = 200

// ErrMessage: the message itself is wrong; sending it again does not help.
var ErrMessage = errors.New("the e-mail is not complete or not safe")

// Message is one e-mail to one person.
type Message struct {
	To      string // address only
	Subject string // one line, without names of other people
	Text    string // plain text, always present
	HTML    string // optional
	ReplyTo string // optional address
}

// Sender delivers messages. It is safe for concurrent use.
type Sender interface {
	Send(ctx context.Context, m Message) error
}

// address reads a bare address; names, lists and control characters are refused.
func address(what, text string) (string, error) {
	a, err := netmail.ParseAddress(text)
	if err != nil || a.Name != "" || a.Address != text || strings.ContainsFunc(text, unsafe) {
		return "", fmt.Errorf("%w: the %s address cannot be used", ErrMessage, what)
	}
	return a.Address, nil
}

// unsafe reports whether a character cannot stand in a header.
func unsafe(r rune) bool {
	return unicode.IsControl(r) || r == '\u2028' || r == '\u2029' || r == utf8.RuneError
}

func (m Message) check() error {
	if _, err := address("receiver's", m.To); err != nil {
		return err
	}
	if m.ReplyTo != "" {
		if _, err := address("reply", m.ReplyTo); err != nil {
			return err
		}
	}
	if m.Subject == "" || utf8.RuneCountInString(m.Subject) > maxSubject || strings.ContainsFunc(m.Subject, unsafe) {
		return fmt.Errorf("%w: the subject is empty, too long or not one line", ErrMessage)
	}
	if m.Text == "" {
		return fmt.Errorf("%w: the plain text is missing", ErrMessage)
	}
	return nil
}

// compose builds the message as it goes out.
func compose(m Message, fromName, from string) (*gomail.Msg, error) {
	if err := m.check(); err != nil {
		return nil, err
	}
	msg := gomail.NewMsg(gomail.WithNoDefaultUserAgent())
	problems := errors.Join(msg.FromFormat(fromName, from), msg.To(m.To))
	if m.ReplyTo != "" {
		problems = errors.Join(problems, msg.ReplyTo(m.ReplyTo))
	}
	if problems != nil {
		return nil, fmt.Errorf("%w: an address cannot be used", ErrMessage)
	}
	msg.Subject(m.Subject)
	msg.SetDate()
	msg.SetMessageIDWithValue(messageID(from))
	// RFC 3834: absence notices are not sent back to a program.
	msg.SetGenHeader("Auto-Submitted", "auto-generated")
	msg.SetBodyString(gomail.TypeTextPlain, m.Text)
	if m.HTML != "" {
		msg.AddAlternativeString(gomail.TypeTextHTML, m.HTML)
	}
	return msg, nil
}
