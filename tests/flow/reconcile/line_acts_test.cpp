// Parking, ignoring with a reason, noting, attaching documents; everything put back.
#include "acts_dossier.h"

#include "comptoir/app/identify.h"
#include "comptoir/app/invoices.h"
#include "comptoir/app/recognised.h"

#include <gtest/gtest.h>

#include <functional>
#include <map>

namespace comptoir::test {
namespace {

using reconcile::LineState;

template <class T>
Result<void> without_value(Result<T> result) {
    if (!result)
        return tl::make_unexpected(std::move(result.error()));
    return {};
}

std::int64_t number_in(const Error& error, std::string_view name) {
    for (const Param& param : error.params)
        if (param.name == name)
            return std::get<std::int64_t>(param.value);
    return 0;
}

TEST(LineActs, AnIgnoredLineHasAReasonAndIsNoWorkAnyMore) {
    ActsDossier one;
    const auto lines = one.lines({{-2400, october(12), "RETRAIT"}, {-100, october(13), "AUTRE"}});
    EXPECT_EQ(refusal_of(one.act<app::LineActUndo>(
                  [&](app::Writer& w) { return app::ignore_lines(w, {lines[0]}, "  "); })),
              "reconcile.reason_missing");
    const auto undo = value_of(one.act<app::LineActUndo>(
        [&](app::Writer& w) { return app::ignore_lines(w, lines, "compte personnel"); }));
    EXPECT_EQ(one.line(lines[0]).state, LineState::Ignored);
    EXPECT_EQ(one.line(lines[1]).reason, "compte personnel");
    EXPECT_TRUE(one.propose().lines.empty());
    value_of(one.run([&](app::Writer& w) { return app::put_back(w, undo); }));
    EXPECT_EQ(one.line(lines[0]).state, LineState::Open);
    EXPECT_EQ(one.line(lines[0]).reason, "");
}

TEST(LineActs, ParkedLinesComeBackInOneAct) {
    ActsDossier one;
    const auto lines = one.lines({{-2400, october(12), "A"}, {-100, october(13), "B"}});
    value_of(one.act<app::LineActUndo>(
        [&](app::Writer& w) { return app::park_lines(w, lines, "attend la facture"); }));
    EXPECT_EQ(one.line(lines[1]).state, LineState::Parked);
    EXPECT_EQ(one.line(lines[1]).reason, "attend la facture");
    const auto undo = value_of(
        one.act<app::LineActUndo>([&](app::Writer& w) { return app::reopen_lines(w, lines); }));
    EXPECT_EQ(one.line(lines[1]).state, LineState::Open);
    value_of(one.run([&](app::Writer& w) { return app::put_back(w, undo); }));
    EXPECT_EQ(one.line(lines[1]).state, LineState::Parked);
    EXPECT_EQ(one.line(lines[1]).reason, "attend la facture");
}

TEST(LineActs, WhatIsMatchedOrPairedIsNotPutAside) {
    ActsDossier one;
    const auto lines = one.lines({{-2400, october(12), "A"}, {-100, october(13), "B"}});
    value_of(one.match_lines({lines[0]}, {to_account("627000", eur(-2400))}));
    value_of(one.pair({.lines = {lines[1]}}));
    EXPECT_EQ(refusal_of(one.act<app::LineActUndo>(
                  [&](app::Writer& w) { return app::park_lines(w, {lines[0]}); })),
              "app.line_is_matched");
    EXPECT_EQ(refusal_of(one.act<app::LineActUndo>(
                  [&](app::Writer& w) { return app::ignore_lines(w, {lines[1]}, "x"); })),
              "reconcile.line_paired");
    EXPECT_EQ(refusal_of(one.act<app::LineActUndo>(
                  [&](app::Writer& w) { return app::park_lines(w, {bank::LineId{99}}); })),
              "app.not_found");
}

// C36, decision 0025.
TEST(LineActs, AMatchLocksWhatItHoldsAndNamesItself) {
    ActsDossier one;
    const auto lines = one.lines({{-2400, october(12), "A"}});
    const auto match = value_of(one.match_lines(lines, {to_account("627000", eur(-2400))}));
    const ledger::EntryId draft = one.entries().back().id;
    const std::string before = one.snapshot();
    const std::map<std::string, std::function<Result<void>(app::Writer&)>> acts{
        {"third party", [&](app::Writer& w) { return app::set_line_party(w, lines[0], "FAARO"); }},
        {"template", [&](app::Writer& w) { return app::set_line_template(w, lines[0], {}); }},
        {"nature",
         [&](app::Writer& w) {
             return without_value(app::set_natures(w, lines, bank::Nature::Card));
         }},
        {"park", [&](app::Writer& w) { return without_value(app::park_lines(w, lines)); }},
        {"ignore", [&](app::Writer& w) { return without_value(app::ignore_lines(w, lines, "x")); }},
        {"reopen", [&](app::Writer& w) { return without_value(app::reopen_lines(w, lines)); }},
        {"delete", [&](app::Writer& w) { return app::delete_line(w, lines[0], "x"); }},
        {"match",
         [&](app::Writer& w) {
             return without_value(app::match_by_hand(
                 w, {.lines = lines, .targets = {to_account("627000", eur(-2400))}}));
         }}, // its entry
        {"discard", [&](app::Writer& w) { return app::discard_draft(w, draft); }},
    };
    for (const auto& [name, act] : acts) {
        SCOPED_TRACE(name);
        const auto refused = one.run(act);
        ASSERT_FALSE(refused);
        EXPECT_EQ(number_in(refused.error(), "match"), match.value()) << refused.error().code.name;
        EXPECT_EQ(one.snapshot(), before);
    }
    one.validate();
    const auto refused = one.act<ledger::EntryId>(
        [&](app::Writer& writer) { return app::reverse_entry(writer, draft); });
    ASSERT_FALSE(refused);
    EXPECT_EQ(number_in(refused.error(), "match"), match.value());
}

TEST(LineActs, OneRefusedLineLeavesAllAsTheyWere) {
    ActsDossier one;
    const auto lines = one.lines({{-2400, october(12), "A"}, {-100, october(13), "B"}});
    value_of(one.match_lines({lines[1]}, {to_account("627000", eur(-100))}));
    EXPECT_EQ(refusal_of(one.act<app::LineActUndo>(
                  [&](app::Writer& w) { return app::park_lines(w, lines); })),
              "app.line_is_matched");
    EXPECT_EQ(one.line(lines[0]).state, LineState::Open);
}

TEST(LineActs, ANoteStaysWithAMatchedLine) {
    ActsDossier one;
    const auto lines = one.lines({{-2400, october(12), "A"}});
    value_of(one.match_lines({lines[0]}, {to_account("627000", eur(-2400))}));
    const auto undo = value_of(one.act<app::LineActUndo>(
        [&](app::Writer& w) { return app::note_lines(w, lines, " vu avec le client "); }));
    EXPECT_EQ(one.line(lines[0]).note, "vu avec le client");
    value_of(one.run([&](app::Writer& w) { return app::put_back(w, undo); }));
    EXPECT_EQ(one.line(lines[0]).note, "");
    EXPECT_EQ(one.line(lines[0]).state, LineState::Matched);
}

TEST(LineActs, DocumentsAreAttachedAndTakenAway) {
    ActsDossier one;
    const auto lines = one.lines({{-2400, october(12), "A"}});
    const auto file = one.dossier.write_file("ticket.png", "\x89PNG\r\n\x1a\n-invented");
    const auto batch = value_of(one.act<app::DocumentBatch>(
        [&](app::Writer& w) { return app::add_documents(w, {file}, inbox::Box::Other); }));
    const auto document = batch.documents.front().document.id;
    value_of(one.act<app::LineActUndo>(
        [&](app::Writer& w) { return app::attach_documents(w, lines, {document}); }));
    EXPECT_EQ(one.line(lines[0]).documents, 1);
    const auto documents = value_of(one.dossier.read<std::vector<inbox::Document>>(
        [&](app::Reader& reader) { return app::documents_of_line(reader, lines[0]); }));
    ASSERT_EQ(documents.size(), 1U);
    EXPECT_EQ(documents.front().name, "ticket.png");
    const auto undo = value_of(one.act<app::LineActUndo>(
        [&](app::Writer& w) { return app::detach_document(w, lines[0], document); }));
    EXPECT_EQ(one.line(lines[0]).documents, 0);
    EXPECT_EQ(refusal_of(one.act<app::LineActUndo>(
                  [&](app::Writer& w) { return app::detach_document(w, lines[0], document); })),
              "app.not_found");
    value_of(one.run([&](app::Writer& w) { return app::put_back(w, undo); }));
    EXPECT_EQ(one.line(lines[0]).documents, 1);
    EXPECT_EQ(refusal_of(one.act<app::LineActUndo>([&](app::Writer& w) {
                  return app::attach_documents(w, lines, {inbox::DocumentId{77}});
              })),
              "app.not_found");
}

} // namespace
} // namespace comptoir::test
