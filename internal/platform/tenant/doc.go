// Package tenant is the digibank itself: an organisation with its name and
// address on the site, the municipalities it serves (with dates), and the
// partner organisations it is made of.
//
// Tables: tenant, tenant_municipality, partner.
// Rights: tenant.read, tenant.manage, partner.manage.
package tenant
