// The journal of events names what a field was and what it became (C36).
#include "template_dossier.h"

#include "comptoir/app/differences.h"
#include "comptoir/app/line_acts.h"
#include "comptoir/app/settings.h"

namespace comptoir::test {
namespace {

struct JournalOfEvents : TemplateDossier {
    struct Change {
        std::string before, after;
    };
    // The last one of this kind.
    Change last(const std::string& action) {
        Change change{"(none)", "(none)"};
        value_of(dossier.read<bool>([&](app::Reader& reader) -> Result<bool> {
            storage::Statement rows = reader.database().query(
                "SELECT before, after FROM event WHERE action = ?1 ORDER BY id DESC LIMIT 1",
                action);
            if (rows.step())
                change = {rows.text(0), rows.text(1)};
            return true;
        }));
        return change;
    }
    template <class Verb>
    void does(Verb verb) {
        expect_done(act([&](app::Writer& writer) -> Result<void> {
            CT_TRY(verb(writer));
            return {};
        }));
    }
    static bool holds(const std::string& text, const std::string& part) {
        return text.find(part) != std::string::npos;
    }
};

TEST(FieldJournal, EveryChangeNamesBeforeAndAfter) {
    JournalOfEvents one;
    const auto fees = one.save(template_of("FRAIS", "627000", ""));
    const auto item = one.invoice("FAARO", "F1", -1200, october(1));
    const auto lines = one.lines({{-1200, october(5), "VIR DIVERS"}});
    const bank::LineId line = lines[0];

    one.does([&](app::Writer& w) { return app::note_lines(w, {line}, "vu"); });
    one.does([&](app::Writer& w) { return app::note_lines(w, {line}, "vu avec le client"); });
    EXPECT_EQ(one.last("line.note").before, "vu");
    EXPECT_EQ(one.last("line.note").after, "vu avec le client");

    one.does([&](app::Writer& w) { return app::set_line_party(w, line, "FAARO"); });
    one.does([&](app::Writer& w) { return app::set_line_party(w, line, "FORANGE"); });
    EXPECT_EQ(one.last("line.party").before, "FAARO");
    EXPECT_EQ(one.last("line.party").after, "FORANGE");

    one.does([&](app::Writer& w) { return app::set_line_template(w, line, fees); });
    EXPECT_EQ(one.last("line.template").before, "");
    EXPECT_EQ(one.last("line.template").after, "FRAIS");
    one.does([&](app::Writer& w) { return app::set_line_template(w, line, {}); });
    EXPECT_EQ(one.last("line.template").before, "FRAIS");
    EXPECT_EQ(one.last("line.template").after, "");

    one.does([&](app::Writer& w) { return app::set_natures(w, lines, bank::Nature::Card); });
    EXPECT_TRUE(JournalOfEvents::holds(one.last("line.nature").before, "transfer"));
    EXPECT_EQ(one.last("line.nature").after, "card");

    app::LineActUndo before;
    one.does([&](app::Writer& w) -> Result<void> {
        CT_ASSIGN(undo, app::carry_invoice(w, {line}, item));
        before = undo;
        return {};
    });
    EXPECT_EQ(one.last("line.invoice").before, "");
    EXPECT_EQ(one.last("line.invoice").after, "F1");
    one.does([&](app::Writer& w) { return app::put_back(w, before); });
    EXPECT_EQ(one.last("line.put_back").before, "open; note vu avec le client; invoice F1");
    EXPECT_EQ(one.last("line.put_back").after, "open; note vu avec le client");

    one.does([&](app::Writer& w) { return app::ignore_lines(w, {line}, "compte perso"); });
    EXPECT_EQ(one.last("line.mark").before, "");
    EXPECT_EQ(one.last("line.mark").after, "ignored: compte perso");
}

TEST(FieldJournal, OfWhatIsKeptBesideTheLinesLikewise) {
    JournalOfEvents one;
    value_of(one.refer_party("FORANGE", "ORANGE PRO"));
    value_of(one.refer_party("FORANGE", "ORANGE BIZ"));
    EXPECT_TRUE(JournalOfEvents::holds(one.last("party.set").before, "ORANGE PRO"));
    EXPECT_TRUE(JournalOfEvents::holds(one.last("party.set").after, "ORANGE BIZ"));

    const auto fees = one.save(template_of("FRAIS", "627000", "COTISATION"));
    value_of(one.refer(fees, "COTIS"));
    EXPECT_TRUE(JournalOfEvents::holds(one.last("template.save").before, "COTISATION"));
    EXPECT_TRUE(JournalOfEvents::holds(one.last("template.save").after, "COTIS"));

    one.does([](app::Writer& w) { return app::set_setting(w, app::k_natures_enabled, 0); });
    EXPECT_EQ(one.last("setting.change").before, "1");
    EXPECT_EQ(one.last("setting.change").after, "0");

    const auto line = one.lines({{-1200, october(5), "COTIS CARTE"}}).front();
    const auto match = value_of(one.book(value_of(one.prefill(line))));
    EXPECT_TRUE(
        JournalOfEvents::holds(one.last("match.create").after, std::to_string(line.value())));
    expect_done(one.act([&](app::Writer& w) { return app::undo_match(w, match, "à refaire"); }));
    EXPECT_TRUE(
        JournalOfEvents::holds(one.last("match.undo").before, std::to_string(line.value())));
    EXPECT_EQ(one.last("match.undo").after, "à refaire");
    EXPECT_TRUE(JournalOfEvents::holds(one.last("entry.delete").before, "627000"));
}

TEST(FieldJournal, NamesNothingWhereNothingWasChanged) {
    JournalOfEvents one;
    const auto line = one.lines({{-1200, october(5), "VIR DIVERS"}}).front();
    const auto count = [&] { return one.events("line.party").size(); };
    EXPECT_EQ(refusal_of(one.give_party(line, "FNOBODY")), "ledger.unknown_party");
    EXPECT_EQ(refusal_of(one.give_party(bank::LineId{999}, "FAARO")), "app.not_found");
    EXPECT_EQ(count(), 0U);
    expect_done(one.give_party(line, "FAARO"));
    EXPECT_EQ(count(), 1U);
}

} // namespace
} // namespace comptoir::test
