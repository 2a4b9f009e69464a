// Which line of the books an operation became, and what the event log says of it.
#include "comptoir/storage/database.h"
#include "feed_world.h"

namespace comptoir::test {
namespace {

class TakenLines : public FeedWorld {
protected:
    std::int64_t integer(std::string_view sql) {
        return value_of(
            dossier.read<std::int64_t>([&](app::Reader& reader) -> Result<std::int64_t> {
                return reader.database().integer(sql);
            }));
    }
};

TEST_F(TakenLines, AnOperationOfZeroIsNoLineAndShiftsNoOther) {
    start_bank(bank_of({operation("a", "2026-02-24T09:00:00Z", -1800),
                        operation("zero", "2026-02-25T09:00:00Z", 0, "INFORMATION"),
                        operation("b", "2026-02-26T09:00:00Z", 5000)}));
    add_journal();
    value_of(connect(request()));
    sync_account();
    value_of(try_statement());
    EXPECT_EQ(integer("SELECT COUNT(*) FROM bank_line"), 2);
    EXPECT_EQ(integer("SELECT COUNT(*) FROM feed_operation o JOIN bank_line l ON l.id = o.line_id"
                      " WHERE o.state = 'taken' AND o.amount_minor = l.amount_minor"),
              2);
    EXPECT_EQ(integer("SELECT COUNT(*) FROM feed_operation WHERE state = 'taken'"
                      " AND line_id IS NULL AND amount_minor = 0"),
              1);
}

TEST_F(TakenLines, TheEventLogHoldsNoWholeAccountNumber) {
    auto first = operation("a", "2026-02-24T09:00:00Z", -1800);
    first.counterparty_iban = std::string(k_other_iban);
    start_bank(bank_of({first}));
    add_journal();
    value_of(connect(request()));
    sync_account();
    auto changed = first;
    changed.label = "AUTRE LIBELLE";
    changed.changed_at = Instant::parse_iso("2026-02-27T09:00:00Z");
    server->change([&](sandbox::Bank& bank) { bank.put(changed); });
    EXPECT_EQ(sync_account().lines_changed, 1);
    value_of(try_statement());
    changed.label = "ENCORE AUTRE";
    changed.changed_at = Instant::parse_iso("2026-02-28T09:00:00Z");
    server->change([&](sandbox::Bank& bank) { bank.put(changed); });
    EXPECT_EQ(sync_account().taken_changed, 1);
    EXPECT_EQ(integer("SELECT COUNT(*) FROM event WHERE action IN ('feed.change', 'feed.differs')"),
              2);
    EXPECT_EQ(integer("SELECT COUNT(*) FROM event WHERE instr(before, '" +
                      std::string(k_other_iban) + "') + instr(after, '" +
                      std::string(k_other_iban) + "') > 0"),
              0);
    EXPECT_EQ(integer("SELECT COUNT(*) FROM event WHERE instr(after, 'ENCORE AUTRE') > 0"), 1);
}

} // namespace
} // namespace comptoir::test
