// Package grant keeps the funds of a digibank: one awarded sum for one project,
// with its period, the target that was chosen, and the tiers by which the number
// of users reached turns into money (domain/programme.md §4). It counts nothing
// itself: every number comes from the ledger (platform/reach).
//
// Words: a fund pays by tiers; a tier adds an amount from a number of users on;
// the chosen target caps what can be earned; a forecast says where today's pace
// leads, with its assumption, and is never a result.
//
// Tables: fund, fund_tier. Rights: fund.read, fund.manage.
package grant
