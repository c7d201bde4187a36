package reach

const (
	sqlScratch = `SELECT ` + serviceColumns + `, COALESCE(p.root_id, ''), COALESCE(k.key, '')
		FROM service s
		LEFT JOIN person p ON p.tenant_id = s.tenant_id AND p.id = s.person_id AND s.person_id <> ''
		LEFT JOIN service_key k ON k.tenant_id = s.tenant_id AND k.service_id = s.id AND k.period_id = $4
		WHERE s.tenant_id = $1 AND s.day >= $2 AND s.day < $3 AND s.replaced_by = ''`

	sqlIdentities = `SELECT p.id, p.given_name, p.family_name, p.birth_year, p.postcode FROM person p WHERE p.tenant_id = $1 AND p.root_id = p.id`
)

const (
	sqlAllServices = `SELECT ` + serviceColumns + ` FROM service s WHERE s.tenant_id = $1 ORDER BY s.id`

	sqlAllSubjects = `SELECT ` + subjectColumns + ` FROM counted WHERE tenant_id = $1 AND counting_id = $2`
)
