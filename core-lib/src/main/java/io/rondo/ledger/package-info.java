/**
 * What people have: a double-entry ledger of each community's currencies, which always balances.
 *
 * <p>Read {@link io.rondo.ledger.Ledger} first; {@link io.rondo.ledger.Posting} is the rule. The database keeps the balances.
 */
@NullMarked
package io.rondo.ledger;

import org.jspecify.annotations.NullMarked;
