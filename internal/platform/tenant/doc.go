// Package tenant is the digibank itself: an organisation with its name and
// address on the site, the municipalities it serves (with dates), and the
// partner organisations it is made of.
//
// A municipality belongs to a digibank from one day to another, and may come
// back later; two of its times never overlap. When a partner leaves, roles that
// were limited to it end too (see platform/account).
//
// Tables: tenant, tenant_municipality, partner.
// Rights: tenant.manage, tenant.settings, partner.manage.
package tenant
