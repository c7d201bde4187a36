package ui

// Pictograms returns the names of all pictograms: the files of web/svg.
func Pictograms() []string {
	return []string{
		"admin_procedures", "ai", "arrow", "back", "banking_shopping", "book", "box", "brand", "calendar",
		"chart", "check", "clock", "close", "creative", "device_maintenance", "digital_assessment",
		"digital_culture", "digital_safety", "dot", "down", "download", "edit", "email", "entrepreneurship",
		"filter", "health", "heart", "home", "info", "job_search", "key", "language", "laptop",
		"learn_device", "lock", "mail", "manage_files", "menu", "merge", "minus", "office_tools",
		"parenting", "people", "person", "phone", "place", "plus", "print", "printer", "schooling",
		"search", "settings", "signature", "social_media", "star", "stop", "trash", "undo", "up",
		"upload", "video", "warning", "web_browsing", "wheelchair", "wifi",
	}
}

// mirrored reports whether a pictogram shows a direction of reading, and turns
// round on a right-to-left page.
func mirrored(name string) bool {
	return name == "arrow" || name == "back" || name == "undo"
}
