package retention

// Class is the kind of data that a column holds.
type Class string

// The classes.
const (
	Public          Class = "public"           // on the public site: a digipunt, its hours
	Operational     Class = "operational"      // keys, versions and settings: nothing about a person
	Identity        Class = "identity"         // who a person is: name, contact points
	Attribute       Class = "attribute"        // what is known of a person: birth year, gender, municipality
	CaseNote        Class = "case_note"        // what was written about a person's situation
	Loan            Class = "loan"             // agreement, signature, deposit, damage
	SubsidyEvidence Class = "subsidy_evidence" // what proves a figure to a funder
	VolunteerPay    Class = "volunteer_pay"    // claims and payments of volunteers
	Account         Class = "account"          // who may sign in, and with what
	AccessLog       Class = "access_log"       // who signed in or looked, when, from where
	Message         Class = "message"          // text of a mail or SMS
	Rejected        Class = "rejected"         // a request that was refused
	EventStore      Class = "event_store"      // the audit log: who did what to what, without values
	CountingKey     Class = "counting_key"     // pseudonymous keys that tell people apart
)

// Start says when the clock of a class starts to run.
type Start string

// The starts.
const (
	AfterEnd         Start = "its subject is no longer active"
	AfterUse         Start = "it was made"
	AfterLastService Start = "the person's last service"
	AfterClosing     Start = "the agreement was closed"
	AfterFund        Start = "the last payment of the fund"
	AfterAudit       Start = "the audit of the fund was closed"
	WithObject       Start = "what it tells of goes"
)

// Rule is how long a class is kept.
type Rule struct {
	Class  Class
	Years  int // years, months and days add up
	Months int
	Days   int
	Start  Start
	Then   string // what happens when the time is over
}

// Rules lists the default rule of every class.
func Rules() []Rule {
	return []Rule{
		{Class: Public, Years: 1, Start: AfterEnd, Then: "removed"},
		{Class: Operational, Days: 30, Start: AfterEnd, Then: "removed with the row it belongs to"},
		{Class: Identity, Years: 2, Start: AfterLastService, Then: "removed; the figures stay"},
		{Class: Attribute, Years: 2, Start: AfterLastService, Then: "kept as age band, gender, municipality and period only"},
		{Class: CaseNote, Years: 2, Start: AfterLastService, Then: "removed"},
		{Class: Loan, Years: 5, Start: AfterClosing, Then: "removed"},
		{Class: SubsidyEvidence, Years: 5, Start: AfterFund, Then: "removed; the sealed totals stay"},
		{Class: VolunteerPay, Years: 7, Start: AfterUse, Then: "removed"},
		{Class: Account, Years: 1, Start: AfterEnd, Then: "removed; the name stays in the audit log"},
		{Class: AccessLog, Months: 24, Start: AfterUse, Then: "removed; a sign-in after 12 months"},
		{Class: Message, Months: 6, Start: AfterUse, Then: "the text is removed, that it was sent stays"},
		{Class: Rejected, Months: 6, Start: AfterUse, Then: "removed"},
		{Class: EventStore, Start: WithObject, Then: "removed with it"},
		{Class: CountingKey, Start: AfterAudit, Then: "the secret is destroyed, the keys tell nothing any more"},
	}
}

// RuleOf gives the default rule of a class; false for a class that does not exist.
func RuleOf(c Class) (Rule, bool) {
	for _, r := range Rules() {
		if r.Class == c {
			return r, true
		}
	}
	return Rule{}, false
}

// Valid says whether the class exists.
func (c Class) Valid() bool {
	_, ok := RuleOf(c)
	return ok
}
