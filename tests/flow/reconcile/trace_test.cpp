// Every act between entries and statements leaves its event (A103).
#include "acts_dossier.h"
#include "comptoir/app/returned_payment.h"
#include "comptoir/storage/database.h"
#include "comptoir/storage/repositories/pointing_repository.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace comptoir::test {
namespace {

struct Event {
    std::string user, action, object, before, after;
};

class Trace : public testing::Test {
protected:
    // What was traced since this was asked last.
    std::vector<Event> traced() {
        std::vector<Event> events;
        value_of(one.dossier.read<bool>([&](app::Reader& reader) -> Result<bool> {
            storage::Statement rows = reader.database().query(
                "SELECT id, user, action, object, before, after FROM event WHERE id > ?1"
                " ORDER BY id",
                m_seen);
            while (rows.step()) {
                m_seen = rows.integer(0);
                events.push_back(
                    {rows.text(1), rows.text(2), rows.text(3), rows.text(4), rows.text(5)});
            }
            return true;
        }));
        return events;
    }
    Event only(const std::string& action) {
        const std::vector<Event> events = traced();
        const auto found = std::find_if(events.begin(), events.end(),
                                        [&](const Event& event) { return event.action == action; });
        if (found == events.end()) {
            ADD_FAILURE() << "no " << action;
            return {};
        }
        EXPECT_FALSE(found->user.empty()) << action;
        return *found;
    }
    template <class Verb>
    void does(Verb verb) {
        value_of(one.run([&](app::Writer& writer) -> Result<void> {
            CT_TRY(verb(writer));
            return {};
        }));
    }
    static std::string named(const char* what, std::int64_t id) {
        return std::string(what) + " " + std::to_string(id);
    }
    ActsDossier one;

private:
    std::int64_t m_seen = 0;
};

TEST_F(Trace, OfAPairAndOfTakingItApart) {
    const auto entry = one.bank_entry(-500, october(11), "Frais", "627000");
    const auto lines = one.lines({{-500, october(12), "FRAIS"}});
    traced();
    const auto pairing = value_of(one.pair({.into = {}, .lines = lines, .entries = {entry}}));
    const Event made = only("pairing.change");
    EXPECT_NE(made.after.find(named("lines", lines[0].value())), std::string::npos);
    does([&](app::Writer& writer) { return app::unpair(writer, pairing); });
    EXPECT_NE(only("pairing.take_apart").before.find(named("lines", lines[0].value())),
              std::string::npos);
}

TEST_F(Trace, OfPointingWithoutAFileFromItsOpeningToItsErasure) {
    const auto entry = one.bank_entry(-500, october(11), "Frais", "627000");
    const ledger::RowId row = one.entry(entry).rows[1].id;
    one.validate();
    traced();
    reconcile::PointingId session;
    does([&](app::Writer& writer) -> Result<void> {
        CT_ASSIGN(opened, app::open_pointing(writer, {"BQ", october(1), october(20), eur(-500)}));
        session = opened.id;
        return {};
    });
    EXPECT_EQ(only("pointing.open").object, named("pointing", session.value()));
    does([&](app::Writer& writer) { return app::point_rows(writer, session, {row}); });
    EXPECT_NE(only("pointing.mark").after.find(std::to_string(row.value())), std::string::npos);
    does([&](app::Writer& writer) { return app::unpoint_rows(writer, session, {row}); });
    EXPECT_NE(only("pointing.unmark").before.find(std::to_string(row.value())), std::string::npos);
    does([&](app::Writer& writer) { return app::point_rows(writer, session, {row}); });
    does([&](app::Writer& writer) { return app::validate_pointing(writer, session); });
    EXPECT_EQ(only("pointing.validate").object, named("pointing", session.value()));
    does([&](app::Writer& writer) { return app::erase_pointing(writer, session); });
    EXPECT_NE(only("pointing.erase").before.find(std::to_string(row.value())), std::string::npos);
}

TEST_F(Trace, OfAMatchItsUndoWithItsReasonAndTheMatchMadeAgain) {
    const auto lines = one.lines({{-500, october(12), "FRAIS"}});
    traced();
    const auto match = value_of(one.match_lines(lines, {to_account("627000", eur(-500))}));
    EXPECT_EQ(only("match.create").object, named("match", match.value()));
    const auto kept = value_of(one.dossier.read<std::optional<app::KeptMatch>>(
        [&](app::Reader& reader) { return app::keep_match(reader, match); }));
    does([&](app::Writer& writer) {
        return app::undo_match(writer, match, " mauvais compte, vu avec le client ");
    });
    const std::vector<Event> undone = traced();
    const auto undo = std::find_if(undone.begin(), undone.end(),
                                   [](const Event& event) { return event.action == "match.undo"; });
    ASSERT_NE(undo, undone.end());
    EXPECT_EQ(undo->before, named("lines", lines[0].value()));
    EXPECT_EQ(undo->after, "mauvais compte, vu avec le client");
    EXPECT_TRUE(std::any_of(undone.begin(), undone.end(), [](const Event& event) {
        return event.action == "entry.delete" && event.before.find("627000") != std::string::npos;
    })) << "what went is told whole";
    does([&](app::Writer& writer) { return app::match_again(writer, *kept); });
    EXPECT_EQ(only("match.create").object, named("match", match.value() + 1));
}

TEST_F(Trace, OfAPaymentThatCameBack) {
    const auto item = one.invoice("CDURAND", "V1", 12000, october(1));
    const auto lines = one.lines({{12000, october(10), "DURAND"}, {-12000, october(14), "REJET"}});
    const auto paid = value_of(one.match_lines({lines[0]}, {to_item(item)}));
    traced();
    does([&](app::Writer& writer) { return app::match_return(writer, lines[1], paid); });
    EXPECT_FALSE(only("match.return").object.empty());
}

TEST_F(Trace, OfEntriesThatWereStillOnTheirWayAtTheTakeover) {
    const auto cheque = one.bank_entry(-1500, october(2), "CHQ 4412", "401000", "FAARO");
    const ledger::RowId row = one.entry(cheque).rows[1].id;
    does([&](app::Writer& writer) -> Result<void> {
        writer.database().run("UPDATE entry SET origin = 'books'");
        storage::point_opening_row(writer.database(), row, october(2));
        return {};
    });
    traced();
    does([&](app::Writer& writer) { return app::mark_outstanding(writer, {cheque}); });
    EXPECT_EQ(only("pointing.outstanding").object, named("entry", cheque.value()));
    does([&](app::Writer& writer) { return app::mark_seen_at_opening(writer, {cheque}); });
    EXPECT_EQ(only("pointing.seen_at_opening").object, named("entry", cheque.value()));
}

TEST_F(Trace, OfWhatIsRefusedThereIsNone) {
    const auto lines = one.lines({{-500, october(12), "FRAIS"}});
    traced();
    EXPECT_EQ(refusal_of(one.match_lines(lines, {to_account("627000", eur(-400))})),
              "reconcile.totals_differ");
    EXPECT_EQ(refusal_of(one.pair({.into = {}, .lines = {lines[0], lines[0]}})),
              "reconcile.ticked_twice");
    EXPECT_TRUE(traced().empty());
}

} // namespace
} // namespace comptoir::test
