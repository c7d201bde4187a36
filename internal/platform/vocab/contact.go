package vocab

// Channel is the way a contact went.
type Channel string

// The codes of Channel.
const (
	ChannelOnsite Channel = "onsite"
	ChannelMobile Channel = "mobile"
	ChannelHome   Channel = "home"
	ChannelPhone  Channel = "phone"
	ChannelVideo  Channel = "video"
)

// Channels lists them.
func Channels() []Channel {
	return []Channel{
		ChannelOnsite,
		ChannelMobile,
		ChannelHome,
		ChannelPhone,
		ChannelVideo,
	}
}

// Valid says whether it is one of Channels.
func (c Channel) Valid() bool { return in(c, Channels()) }

// Key is the key of the label.
func (c Channel) Key() string { return label("channel", string(c)) }

// Setting is where a contact took place, which follows from its channel.
type Setting string

// The codes of Setting.
const (
	SettingAtPoint Setting = "at_point"
	SettingAtHome  Setting = "at_home"
	SettingRemote  Setting = "remote"
)

// Settings lists them.
func Settings() []Setting {
	return []Setting{
		SettingAtPoint,
		SettingAtHome,
		SettingRemote,
	}
}

// Valid says whether it is one of Settings.
func (s Setting) Valid() bool { return in(s, Settings()) }

// Key is the key of the label.
func (s Setting) Key() string { return label("setting", string(s)) }

// Objective is one of the three objectives of the programme; every counted service has one.
type Objective string

// The codes of Objective.
const (
	ObjectiveAccess   Objective = "access"
	ObjectiveSkills   Objective = "skills"
	ObjectiveServices Objective = "services"
)

// Objectives lists them.
func Objectives() []Objective {
	return []Objective{
		ObjectiveAccess,
		ObjectiveSkills,
		ObjectiveServices,
	}
}

// Valid says whether it is one of Objectives.
func (o Objective) Valid() bool { return in(o, Objectives()) }

// Key is the key of the label.
func (o Objective) Key() string { return label("objective", string(o)) }

// KnownBefore answers whether somebody without a file was helped before in this period.
type KnownBefore string

// The codes of KnownBefore.
const (
	KnownYes     KnownBefore = "yes"
	KnownNo      KnownBefore = "no"
	KnownUnknown KnownBefore = "unknown"
)

// KnownBefores lists the answers.
func KnownBefores() []KnownBefore {
	return []KnownBefore{
		KnownYes,
		KnownNo,
		KnownUnknown,
	}
}

// Valid says whether it is one of KnownBefores.
func (k KnownBefore) Valid() bool { return in(k, KnownBefores()) }

// Key is the key of the label.
func (k KnownBefore) Key() string { return label("known_before", string(k)) }
