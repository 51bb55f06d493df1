DROP TABLE currency_names, ledger_balances, ledger_postings, ledger_entries;
DROP FUNCTION ledger_book, ledger_stays;
