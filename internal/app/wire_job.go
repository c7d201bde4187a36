package app

import (
	"context"
	"path/filepath"
	"sync"

	"digibank/internal/base/job"
	"digibank/internal/base/mail"
)

// wireJob makes the queue, its worker, and the way mail leaves.
func wireJob(p *program) error {
	p.queue = job.NewQueue(p.kit.DB, p.kit.Clock, p.kit.IDs)
	p.jobs = job.NewWorker(p.queue, job.Config{Log: p.log})
	p.workers = append(p.workers, background(p.jobs.Run))
	var err error
	p.mail, err = p.mailSender()
	return err
}

// background makes a worker of work that runs until its context ends.
func background(run func(context.Context)) worker {
	ctx, cancel := context.WithCancel(context.Background())
	var wg sync.WaitGroup
	return worker{
		start: func() { wg.Go(func() { run(ctx) }) },
		stop: func() {
			cancel()
			wg.Wait()
		},
	}
}

// mailSender sends by SMTP when a server is set, and keeps mails in the data
// folder otherwise. Around an empty kit there is nobody to write to.
func (p *program) mailSender() (mail.Sender, error) {
	c := p.cfg.SMTP
	if p.kit.DB == nil {
		return &mail.Memory{}, nil
	}
	if c.Host == "" {
		return mail.NewSpool(filepath.Join(p.cfg.Data, "mail"), "digibank", "digibank@localhost.localdomain")
	}
	return mail.NewSMTP(mail.Config{
		Host: c.Host, Port: c.Port, Security: mail.Security(c.TLS), User: c.User, Password: c.Password, From: c.From, FromName: "digibank",
	})
}
