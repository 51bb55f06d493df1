package io.rondo.ledger;

import io.rondo.chat.Command;
import io.rondo.chat.Feature;
import io.rondo.member.People;
import java.util.List;

/** The ledger as the house sees it: {@code /balance}, and {@code /wallet} for admins. */
public final class LedgerFeature implements Feature {

    private final WalletCommands wallet;

    public LedgerFeature(Ledger ledger, Currencies currencies, People people) {
        wallet = new WalletCommands(ledger, currencies, people);
    }

    @Override
    public String name() {
        return "ledger";
    }

    @Override
    public List<Command> commands() {
        return wallet.commands();
    }
}
