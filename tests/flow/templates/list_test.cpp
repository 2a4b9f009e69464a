// Templates are kept, checked, ordered and found in lines (A162 to A168, C34).
#include "template_dossier.h"

namespace comptoir::test {
namespace {

using reconcile::ShareKind;

TEST(TemplateList, ATemplateIsFoundInTheLinesThatComeInAfterIt) {
    TemplateDossier world;
    world.save(template_of("FRAIS", "627000", "COTISATION COMPTE"));
    const auto lines = world.lines({{-1200, october(5), "PRLV Cotisation compte PRO 10/26"},
                                    {-1200, october(6), "COTISATION ASSURANCE"},
                                    {-1200, october(7), "COTISATIONS COMPTES"}});
    EXPECT_EQ(world.template_on(lines[0]), "FRAIS");
    EXPECT_EQ(world.template_on(lines[1]), "");
    EXPECT_EQ(world.template_on(lines[2]), "") << "whole words only";
    EXPECT_EQ(world.line(lines[0]).template_by, "reference");
}

TEST(TemplateList, EveryOneOfTheFiveColumnsIsSearchedAndNoOther) {
    const auto find = [](auto put) {
        bank::StatementLine line;
        put(line);
        return reconcile::stands_in("loyer-bureau", line);
    };
    EXPECT_TRUE(find([](bank::StatementLine& l) { l.label = "PRLV LOYER BUREAU"; }));
    EXPECT_TRUE(find([](bank::StatementLine& l) { l.label_more = "loyer/bureau mars"; }));
    EXPECT_TRUE(find([](bank::StatementLine& l) { l.comment = "Loyer  bureau"; }));
    EXPECT_TRUE(find([](bank::StatementLine& l) { l.remittance_reference = "LOYER-BUREAU"; }));
    EXPECT_TRUE(find([](bank::StatementLine& l) { l.ordering_account = "loyer bureau"; }));
    EXPECT_FALSE(find([](bank::StatementLine& l) { l.end_to_end_id = "LOYER-BUREAU"; }));
    EXPECT_FALSE(find([](bank::StatementLine& l) { l.counterparty.name = "Loyer Bureau"; }));
    EXPECT_FALSE(find([](bank::StatementLine& l) {
        l.label = "LOYER";
        l.comment = "BUREAU";
    })) << "a reference never crosses a column";
}

TEST(TemplateList, AnAccountNumberIsFoundWithAndWithoutBlanks) {
    bank::StatementLine line;
    line.ordering_account = "FR76 3000 6000 0112 3456 7890 189";
    EXPECT_TRUE(reconcile::stands_in("FR7630006000011234567890189", line));
    line.ordering_account = "FR7630006000011234567890189";
    EXPECT_TRUE(reconcile::stands_in("FR76 3000 6000 0112 3456 7890 189", line));
}

TEST(TemplateList, ANewReferenceIsLookedForInEveryUnreconciledLine) {
    TemplateDossier world;
    const auto lines =
        world.lines({{-1200, october(5), "PRLV FIBRE 12"}, {-900, october(6), "PRLV MOBILE 44"}});
    const auto id = world.save(template_of("TELECOM", "626000", ""));
    EXPECT_EQ(world.template_on(lines[0]), "");
    const auto saved = value_of(world.refer(id, "mobile"));
    EXPECT_EQ(saved.identified.templates, 1);
    EXPECT_EQ(world.template_on(lines[0]), "") << "the clicked line changes only if it holds it";
    EXPECT_EQ(world.template_on(lines[1]), "TELECOM");
    value_of(world.refer(id, "fibre"));
    EXPECT_EQ(world.template_on(lines[0]), "TELECOM");
    EXPECT_EQ(world.template_on(lines[1]), "");
}

TEST(TemplateList, WhatAPersonChoseStaysWhenReferencesChange) {
    TemplateDossier world;
    const auto lines = world.lines({{-1200, october(5), "PRLV FIBRE 12"}});
    const auto by_hand = world.save(template_of("DIVERS", "658000", ""));
    expect_done(world.give(lines[0], by_hand));
    world.save(template_of("TELECOM", "626000", "fibre"));
    EXPECT_EQ(world.template_on(lines[0]), "DIVERS");
    expect_done(world.give(lines[0], {}));
    EXPECT_EQ(world.template_on(lines[0]), "TELECOM") << "what is found by itself comes back";
}

TEST(TemplateList, TheFirstOfTheListWinsAndTheOrderCanBeChanged) {
    TemplateDossier world;
    world.save(template_of("A", "626000", "fibre"));
    world.save(template_of("B", "627000", "prlv fibre"));
    const auto lines = world.lines({{-1200, october(5), "PRLV FIBRE 12"}});
    EXPECT_EQ(world.template_on(lines[0]), "A");
    const auto order = [&](const std::vector<std::string>& codes) {
        return world.dossier.write<app::Identified>([&](app::Writer& writer) {
            return app::order_templates(writer, reconcile::TemplateScope::Company, codes);
        });
    };
    EXPECT_EQ(value_of(order({"B", "A"})).templates, 1);
    EXPECT_EQ(world.template_on(lines[0]), "B");
    EXPECT_EQ(refusal_of(order({"B"})), "reconcile.template_order");
    EXPECT_EQ(refusal_of(order({"B", "B"})), "reconcile.template_order");
    EXPECT_EQ(refusal_of(order({"B", "C"})), "reconcile.template_unknown");
}

TEST(TemplateList, AnInactiveOneAndOneForAnotherJournalRecogniseNothing) {
    TemplateDossier world;
    auto off = template_of("A", "626000", "fibre");
    off.active = false;
    const auto id = world.save(off);
    auto elsewhere = template_of("B", "626000", "fibre");
    elsewhere.journal = "BQ2";
    EXPECT_EQ(refusal_of(world.try_save(elsewhere)), "ledger.unknown_journal");
    elsewhere.journal = "AC";
    EXPECT_EQ(refusal_of(world.try_save(elsewhere)), "reconcile.template_journal");
    const auto lines = world.lines({{-1200, october(5), "PRLV FIBRE 12"}});
    EXPECT_EQ(world.template_on(lines[0]), "");
    EXPECT_EQ(refusal_of(world.give(lines[0], id)), "reconcile.template_inactive");
    EXPECT_EQ(refusal_of(world.give(lines[0], reconcile::TemplateId{99})),
              "reconcile.template_unknown");
}

TEST(TemplateList, RemovingOneCanBeTakenBack) {
    TemplateDossier world;
    const auto first = world.save(template_of("A", "626000", "fibre"));
    world.save(template_of("B", "627000", "prlv"));
    const auto lines =
        world.lines({{-1200, october(5), "PRLV FIBRE 12"}, {-100, october(6), "AUTRE"}});
    expect_done(world.give(lines[1], first));
    const auto removed = value_of(world.dossier.write<app::RemovedTemplate>(
        [&](app::Writer& writer) { return app::remove_template(writer, first); }));
    EXPECT_EQ(world.template_on(lines[0]), "B");
    EXPECT_EQ(world.template_on(lines[1]), "");
    expect_done(
        world.act([&](app::Writer& writer) { return app::restore_template(writer, removed); }));
    EXPECT_EQ(world.template_on(lines[0]), "A");
    EXPECT_EQ(world.template_on(lines[1]), "A");
    EXPECT_EQ(world.list().front().it.code, "A");
}

// A reconciled line is recognised no more: what it carried it would have lost for good.
TEST(TemplateList, ReconciledLinesCarryItAgainWhenItComesBack) {
    TemplateDossier world;
    const auto id = world.save(template_of("A", "626000", "fibre"));
    const auto lines = world.lines({{-1200, october(5), "PRLV FIBRE 12"},
                                    {-100, october(6), "AUTRE"},
                                    {-300, october(7), "PRLV FIBRE 13"}});
    expect_done(world.give(lines[1], id));
    const auto match = [&](std::size_t line, std::int64_t cents) {
        return value_of(
            world.match({.lines = {lines[line]}, .targets = {to_account("626000", eur(cents))}}));
    };
    const auto first = match(0, -1200);
    match(1, -100);
    const auto removed = value_of(world.dossier.write<app::RemovedTemplate>(
        [&](app::Writer& writer) { return app::remove_template(writer, id); }));
    EXPECT_EQ(world.template_on(lines[0]), "");
    const auto third = match(2, -300); // free when it was removed
    expect_done(
        world.act([&](app::Writer& writer) { return app::restore_template(writer, removed); }));
    for (const bank::LineId line : lines)
        EXPECT_EQ(world.template_on(line), "A");
    EXPECT_EQ(world.line(lines[0]).template_by, "reference");
    EXPECT_EQ(world.line(lines[1]).template_by, "hand");
    expect_done(world.undo(first));
    expect_done(world.undo(third));
    EXPECT_EQ(world.template_on(lines[0]), "A");
    EXPECT_EQ(world.template_on(lines[2]), "A");
}

struct BadTemplate {
    const char* code;
    std::function<void(reconcile::StoredTemplate&)> spoil;
};

TEST(TemplateList, WhatCannotBeBookedIsRefused) {
    TemplateDossier world;
    const std::vector<BadTemplate> bad{
        {"reconcile.template_code", [](auto& t) { t.code = ""; }},
        {"reconcile.template_code", [](auto& t) { t.code = "DEUX MOTS"; }},
        {"reconcile.template_code", [](auto& t) { t.code = std::string(21, 'X'); }},
        {"reconcile.template_label", [](auto& t) { t.label = "  "; }},
        {"reconcile.template_empty", [](auto& t) { t.rows.clear(); }},
        {"reconcile.reference_unusable", [](auto& t) { t.reference = "--"; }},
        {"reconcile.template_shares",
         [](auto& t) {
             t.rows[0].share = {ShareKind::Permille, 900};
         }},
        {"reconcile.template_shares",
         [](auto& t) {
             t.rows[0].share = {ShareKind::Permille, 0};
         }},
        {"reconcile.template_shares",
         [](auto& t) {
             t.rows[0].share = {ShareKind::Amount, 100};
         }},
        {"reconcile.template_rest", [](auto& t) { t.rows.push_back(t.rows[0]); }},
        {"reconcile.template_party", [](auto& t) { t.rows[0].party = "FAARO"; }},
        {"reconcile.template_vat",
         [](auto& t) {
             t.rows[0].account = "401000";
             t.rows[0].vat = Rate{20, 2};
         }},
        {"reconcile.template_vat",
         [](auto& t) {
             t.rows[0].vat = Rate{100, 2};
         }},
        {"reconcile.vat_rate_unknown",
         [](auto& t) {
             t.rows[0].vat = Rate{19, 2};
         }},
        {"reconcile.vat_rate_unknown",
         [](auto& t) {
             t.rows[0].vat = Rate{81, 3}; // Switzerland's
         }},
        {"reconcile.vat_rate_unknown",
         [](auto& t) {
             t.rows[0].vat = Rate{2001, 4};
         }},
        {"ledger.unknown_account", [](auto& t) { t.rows[0].account = "627999"; }},
        {"ledger.unknown_party",
         [](auto& t) {
             t.rows[0].account = "401000";
             t.rows[0].party = "FNOBODY";
         }},
    };
    for (const BadTemplate& each : bad) {
        auto spoilt = template_of("FRAIS", "627000", "FRAIS");
        each.spoil(spoilt);
        EXPECT_EQ(refusal_of(world.try_save(spoilt)), each.code);
    }
    auto taxed = template_of("FRAIS", "627000", "FRAIS");
    taxed.rows[0].vat = Rate{55, 3};
    world.save(taxed);
    EXPECT_EQ(refusal_of(world.try_save(template_of("FRAIS", "626000", ""))),
              "reconcile.template_exists");
    EXPECT_EQ(world.list().size(), 1U);
}

TEST(TemplateList, SharesSumToTheLineToTheCent) {
    reconcile::StoredTemplate thirds = template_of("T", "627000", "");
    thirds.rows.assign(3, thirds.rows[0]);
    thirds.rows[0].share = {ShareKind::Permille, 333};
    thirds.rows[1].share = {ShareKind::Permille, 333};
    thirds.rows[2].share = {ShareKind::Permille, 334};
    for (const std::int64_t cents : {-10001, -3, 100, 99999}) {
        Money sum = eur(0);
        for (const Money part : value_of(reconcile::spread(thirds, eur(cents))))
            sum += part;
        EXPECT_EQ(sum, eur(cents));
    }
    reconcile::StoredTemplate fixed = thirds;
    fixed.rows.resize(2);
    fixed.rows[0].share = {ShareKind::Amount, 2500};
    fixed.rows[1].share = {ShareKind::Rest, 0};
    EXPECT_EQ(value_of(reconcile::spread(fixed, eur(-10000))),
              (std::vector<Money>{eur(-2500), eur(-7500)}));
    EXPECT_EQ(refusal_of(reconcile::spread(fixed, eur(-2000))), "reconcile.template_does_not_fit");
}

} // namespace
} // namespace comptoir::test
