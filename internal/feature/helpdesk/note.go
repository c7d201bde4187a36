package helpdesk

import "digibank/internal/base/crypt"

func noteAAD(tenantID, contactID string) crypt.AAD {
	return crypt.AAD{Tenant: tenantID, Table: "contact", Column: "note", Row: contactID}
}

func (s *Service) seal(tenantID, contactID, note string) string {
	if note == "" {
		return ""
	}
	return s.kit.Keys.Seal([]byte(note), noteAAD(tenantID, contactID))
}

func (s *Service) open(tenantID string, c Contact) (string, error) {
	if c.Note == "" {
		return "", nil
	}
	plain, err := s.kit.Keys.Open(c.Note, noteAAD(tenantID, c.ID))
	return string(plain), err
}
