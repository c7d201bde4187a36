package vocab

// firstBirthYear is the earliest year of birth the lists accept.
const firstBirthYear = 1900

// BandOf gives the age band of somebody born in birthYear in the year of the
// service. Only the year is known, so the band can be one year off. A missing
// or impossible year of birth gives AgeUnknown. D38
func BandOf(birthYear, atYear int) AgeBand {
	age := atYear - birthYear
	switch {
	case birthYear < firstBirthYear || age < 0:
		return AgeUnknown
	case age < 12:
		return AgeUnder12
	case age < 18:
		return AgeFrom12
	case age < 25:
		return AgeFrom18
	case age < 40:
		return AgeFrom25
	case age < 60:
		return AgeFrom40
	case age < 70:
		return AgeFrom60
	}
	return AgeFrom70
}

// Stars is the autonomy as 1 to 3 stars, 0 when it is not one of the list.
func (a Autonomy) Stars() int {
	for i, known := range Autonomies() {
		if a == known {
			return i + 1
		}
	}
	return 0
}

// ExamplesKey is the key of the examples that explain the theme.
func (t Theme) ExamplesKey() string { return t.Key() + ".examples" }

// Setting tells where a contact by this channel takes place.
func (c Channel) Setting() Setting {
	switch c {
	case ChannelHome:
		return SettingAtHome
	case ChannelPhone, ChannelVideo:
		return SettingRemote
	}
	return SettingAtPoint
}
