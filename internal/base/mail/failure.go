package mail

import (
	"errors"
	"fmt"

	gomail "github.com/wneessen/go-mail"
)

// refused is an answer of the mail server. Its text leaves out what the server
// said, because that tends to hold the receiver's address.
type refused struct {
	code      int // SMTP, 0 when the connection broke
	permanent bool
}

func (r refused) Error() string {
	if r.code == 0 {
		return "send mail: the connection to the mail server broke"
	}
	return fmt.Sprintf("send mail: the mail server answered %d", r.code)
}

// failure turns an error of the library into one without personal data.
func failure(err error) error {
	var send *gomail.SendError
	if errors.As(err, &send) {
		return refused{code: send.ErrorCode(), permanent: send.ErrorCode() >= 500}
	}
	return fmt.Errorf("send mail: %w", err) // before any address was named
}

// Permanent reports whether sending again is useless: the message is wrong, or
// the server refused it for good.
func Permanent(err error) bool {
	var r refused
	return errors.Is(err, ErrMessage) || errors.As(err, &r) && r.permanent
}
