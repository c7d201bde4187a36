package vocab

// PlaceKind is the sort of a digipunt.
type PlaceKind string

// The codes of PlaceKind.
const (
	KindFixed              PlaceKind = "fixed"
	KindAntenna            PlaceKind = "antenna"
	KindPopUp              PlaceKind = "pop_up"
	KindMobile             PlaceKind = "mobile"
	KindAtHome             PlaceKind = "at_home"
	KindPhoneRemote        PlaceKind = "phone_remote"
	KindPublicComputerRoom PlaceKind = "public_computer_room"
)

// PlaceKinds lists them.
func PlaceKinds() []PlaceKind {
	return []PlaceKind{
		KindFixed,
		KindAntenna,
		KindPopUp,
		KindMobile,
		KindAtHome,
		KindPhoneRemote,
		KindPublicComputerRoom,
	}
}

// Valid says whether it is one of PlaceKinds.
func (p PlaceKind) Valid() bool { return in(p, PlaceKinds()) }

// Key is the key of the label.
func (p PlaceKind) Key() string { return label("place_kind", string(p)) }

// PlaceRole is what a place is used for; one place may have several roles.
type PlaceRole string

// The codes of PlaceRole.
const (
	RoleDigipunt PlaceRole = "digipunt"
	RoleLending  PlaceRole = "lending"
	RoleCourse   PlaceRole = "course"
	RoleWifi     PlaceRole = "wifi"
)

// PlaceRoles lists them.
func PlaceRoles() []PlaceRole {
	return []PlaceRole{
		RoleDigipunt,
		RoleLending,
		RoleCourse,
		RoleWifi,
	}
}

// Valid says whether it is one of PlaceRoles.
func (p PlaceRole) Valid() bool { return in(p, PlaceRoles()) }

// Key is the key of the label.
func (p PlaceRole) Key() string { return label("place_role", string(p)) }

// Facility is something a place offers besides help.
type Facility string

// The codes of Facility.
const (
	FacilityPublicComputer   Facility = "public_computer"
	FacilityWifi             Facility = "wifi"
	FacilityPrinter          Facility = "printer"
	FacilityScanner          Facility = "scanner"
	FacilityCharging         Facility = "charging"
	FacilityQuietRoom        Facility = "quiet_room"
	FacilityWheelchairAccess Facility = "wheelchair_access"
	FacilityWeekendOpen      Facility = "weekend_open"
	FacilityEveningOpen      Facility = "evening_open"
)

// Facilities lists them.
func Facilities() []Facility {
	return []Facility{
		FacilityPublicComputer,
		FacilityWifi,
		FacilityPrinter,
		FacilityScanner,
		FacilityCharging,
		FacilityQuietRoom,
		FacilityWheelchairAccess,
		FacilityWeekendOpen,
		FacilityEveningOpen,
	}
}

// Valid says whether it is one of Facilities.
func (f Facility) Valid() bool { return in(f, Facilities()) }

// Key is the key of the label.
func (f Facility) Key() string { return label("facility", string(f)) }

// HostKind is the sort of house a place is in.
type HostKind string

// The codes of HostKind.
const (
	HostLibrary            HostKind = "library"
	HostServiceCentre      HostKind = "service_centre"
	HostSocialHouse        HostKind = "social_house"
	HostTownHall           HostKind = "town_hall"
	HostWelfareCentre      HostKind = "welfare_centre"
	HostNeighbourhoodHouse HostKind = "neighbourhood_house"
	HostNeighbourhoodSalon HostKind = "neighbourhood_salon"
	HostThriftShop         HostKind = "thrift_shop"
	HostSchool             HostKind = "school"
	HostAssociation        HostKind = "association"
	HostOther              HostKind = "other"
)

// HostKinds lists them.
func HostKinds() []HostKind {
	return []HostKind{
		HostLibrary,
		HostServiceCentre,
		HostSocialHouse,
		HostTownHall,
		HostWelfareCentre,
		HostNeighbourhoodHouse,
		HostNeighbourhoodSalon,
		HostThriftShop,
		HostSchool,
		HostAssociation,
		HostOther,
	}
}

// Valid says whether it is one of HostKinds.
func (h HostKind) Valid() bool { return in(h, HostKinds()) }

// Key is the key of the label.
func (h HostKind) Key() string { return label("host_kind", string(h)) }

// AccessMode says whether one needs an appointment.
type AccessMode string

// The codes of AccessMode.
const (
	AccessWalkIn      AccessMode = "walk_in"
	AccessAppointment AccessMode = "appointment"
	AccessBoth        AccessMode = "both"
)

// AccessModes lists them.
func AccessModes() []AccessMode {
	return []AccessMode{
		AccessWalkIn,
		AccessAppointment,
		AccessBoth,
	}
}

// Valid says whether it is one of AccessModes.
func (a AccessMode) Valid() bool { return in(a, AccessModes()) }

// Key is the key of the label.
func (a AccessMode) Key() string { return label("access_mode", string(a)) }
