package account

import (
	"context"

	"digibank/internal/base/crypt"
	"digibank/internal/base/db"
	"digibank/internal/base/errs"
	"digibank/internal/base/job"
	"digibank/internal/base/mail"
)

// notice is a change that the owner is told about by mail.
type notice string

const (
	noticePassword notice = "password" // another password
	noticeSecond   notice = "second"   // the second factor was taken away
)

// inviteMail sends an invitation. The link is made when the mail is sent, so
// that no secret waits in the table of jobs.
type inviteMail struct{ Tenant, Account string }

// Kind names the job.
func (inviteMail) Kind() string { return "account.invite-mail" }

// resetMail answers "forgot password". The address is sealed; it is looked up
// by the job, so that asking takes as long for an unknown one.
type resetMail struct{ Sealed string }

// Kind names the job.
func (resetMail) Kind() string { return "account.reset-mail" }

// noticeMail tells about a change.
type noticeMail struct {
	Tenant, Account string
	What            notice
}

// Kind names the job.
func (noticeMail) Kind() string { return "account.notice-mail" }

// Jobs tells the worker how to do the jobs of this slice.
func (s *Service) Jobs(w *job.Worker) {
	job.Handle(w, s.sendInvite)
	job.Handle(w, s.sendReset)
	job.Handle(w, s.sendNotice)
	job.Handle(w, s.nightly)
	w.Schedule(sweepAt, sweep{})
}

func (s *Service) sendInvite(ctx context.Context, _ job.Job, m inviteMail) error {
	p, err := s.addressee(ctx, m.Tenant, m.Account, Invited)
	if errs.Is(err, errs.NotFound) {
		return nil // came in, or was disabled, meanwhile
	}
	if err != nil {
		return err
	}
	return s.sendLink(ctx, p, forInvite)
}

func (s *Service) sendReset(ctx context.Context, _ job.Job, m resetMail) error {
	plain, err := s.kit.Keys.Open(m.Sealed, resetPlace())
	if err != nil {
		return err
	}
	list, err := db.All(ctx, s.kit.DB, scanPerson, sqlActive, string(plain))
	if err != nil {
		return err
	}
	for _, p := range list {
		if err := s.sendLink(ctx, p, forReset); err != nil {
			return err
		}
	}
	return nil
}

func resetPlace() crypt.AAD { return crypt.AAD{Table: "job", Column: "args", Row: resetMail{}.Kind()} }

// sendLink stores a link, then sends it.
func (s *Service) sendLink(ctx context.Context, p person, why purpose) error {
	var link string
	err := s.kit.DB.Update(ctx, func(tx *db.Tx) (err error) {
		link, err = s.link(ctx, tx, p, why)
		return err
	})
	if err != nil {
		return err
	}
	return s.send(ctx, p, "account.mail."+string(why), link)
}

func (s *Service) sendNotice(ctx context.Context, _ job.Job, m noticeMail) error {
	p, err := s.addressee(ctx, m.Tenant, m.Account, Active)
	if errs.Is(err, errs.NotFound) {
		return nil
	}
	if err != nil {
		return err
	}
	return s.send(ctx, p, "account.mail.notice-"+string(m.What), s.cfg.BaseURL+"/forgot")
}

func (s *Service) addressee(ctx context.Context, tenantID, id string, want State) (person, error) {
	a, err := db.One(ctx, s.kit.DB, scan, sqlByID, id, tenantID)
	if err == nil && a.State != want {
		err = errs.Missing()
	}
	return person{id: a.ID, tenantID: a.TenantID, name: a.Name, lang: a.Lang, email: a.Email}, err
}

// send writes a mail in the language of the account. A refusal for good is not
// tried again.
func (s *Service) send(ctx context.Context, p person, key, link string) error {
	tenant, err := s.tenantName(ctx, p.tenantID)
	if err != nil {
		return err
	}
	t := s.Texts.Localizer(p.lang)
	err = s.Mail.Send(ctx, mail.Message{
		To:      p.email,
		Subject: t.T(key+".subject", "tenant", tenant),
		Text:    t.T(key+".text", "name", p.name, "tenant", tenant, "link", link),
	})
	if mail.Permanent(err) {
		return nil
	}
	return err
}

// notify adds the job that tells the owner about a change.
func (s *Service) notify(ctx context.Context, tx *db.Tx, tenantID, accountID string, what notice) error {
	return s.Queue.Add(ctx, tx, noticeMail{tenantID, accountID, what}, job.Options{})
}
