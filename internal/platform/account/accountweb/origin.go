package accountweb

import (
	"net"
	"net/http"
	"net/netip"
	"strings"

	"digibank/internal/platform/account"
)

// origin tells where a request came from, no more exactly than needed: the
// network, not the address; browser and system, not their versions.
func origin(r *http.Request) account.Origin {
	return account.Origin{Network: network(r.RemoteAddr), Device: device(r.UserAgent())}
}

// network gives the /24 or /56 an address is in.
func network(remote string) string {
	host, _, err := net.SplitHostPort(remote)
	if err != nil {
		host = remote
	}
	addr, err := netip.ParseAddr(host)
	if err != nil {
		return ""
	}
	addr = addr.Unmap().WithZone("")
	bits := 56
	if addr.Is4() {
		bits = 24
	}
	prefix, err := addr.Prefix(bits)
	if err != nil {
		return ""
	}
	return prefix.String()
}

// device names browser and system as people know them. The first that fits
// counts: most browsers also claim to be older ones.
func device(agent string) string {
	pick := func(names [][2]string) string {
		for _, n := range names {
			if strings.Contains(agent, n[0]) {
				return n[1]
			}
		}
		return ""
	}
	browser := pick([][2]string{{"Edg", "Edge"}, {"OPR/", "Opera"}, {"SamsungBrowser", "Samsung Internet"}, {"Firefox/", "Firefox"}, {"FxiOS", "Firefox"}, {"CriOS", "Chrome"}, {"Chrome/", "Chrome"}, {"Safari/", "Safari"}})
	system := pick([][2]string{{"iPad", "iPad"}, {"iPhone", "iPhone"}, {"Android", "Android"}, {"Windows", "Windows"}, {"Mac OS X", "Mac"}, {"CrOS", "Chromebook"}, {"Linux", "Linux"}})
	return strings.Trim(browser+" · "+system, " ·")
}
