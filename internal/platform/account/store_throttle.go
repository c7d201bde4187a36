package account

const (
	sqlTry = `INSERT INTO login_throttle (key_hash, failures, updated_at) VALUES ($1, 1, $2)
		ON CONFLICT (key_hash) DO UPDATE SET updated_at = $2,
			failures = CASE WHEN login_throttle.updated_at < $3 THEN 1 ELSE login_throttle.failures + 1 END
		RETURNING failures, blocked_until`

	sqlBlock = `UPDATE login_throttle SET blocked_until = $2 WHERE key_hash = $1`

	sqlForgive = `DELETE FROM login_throttle WHERE key_hash = $1`

	sqlForgiveOne = `UPDATE login_throttle SET failures = failures - 1 WHERE key_hash = $1 AND failures > 0`
)

// The night's cleaning; it spans all tenants, and the rows of tenant_id "" too.
const (
	sqlSweepSessions = `DELETE FROM session WHERE expires_at < $1 AND tenant_id >= ''`

	sqlSweepIdle = `DELETE FROM session WHERE seen_at < $1 AND tenant_id >= ''`

	sqlSweepLinks = `DELETE FROM account_link WHERE expires_at < $1 AND tenant_id >= ''`

	sqlSweepTries = `DELETE FROM login_throttle WHERE updated_at < $1`
)
