package account

import (
	"context"

	"digibank/internal/base/db"
	"digibank/internal/base/errs"
	"digibank/internal/base/job"
	"digibank/internal/platform/actor"
	"digibank/internal/platform/audit"
)

// Forgot asks for a link for a new password by mail. The answer and the work are
// the same for an unknown address (v5.0.0-6.3.8); as long as a mail waits, asking
// again adds none.
func (s *Service) Forgot(ctx context.Context, email string, from Origin) error {
	var ck errs.Check
	checkEmail(&ck, email)
	if err := ck.Err(); err != nil {
		return err
	}
	if err := s.try(ctx, forgotKey(email), networkKey(from)); err != nil {
		return err
	}
	sealed := s.kit.Keys.Seal([]byte(norm(email)), resetPlace())
	unique := s.kit.Keys.Blind("account.forgot", "", norm(email))
	return s.kit.DB.Update(ctx, func(tx *db.Tx) error {
		s.kit.Audit.Record(tx, actor.Actor{Channel: actor.Web}, audit.Entry{Action: "account.forgot", Kind: "account"})
		return s.Queue.Add(ctx, tx, resetMail{sealed}, job.Options{Unique: unique})
	})
}
