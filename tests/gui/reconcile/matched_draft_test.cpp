// C36: a draft that a match holds is not deleted by accident: the sentence names the match.
#include "acts_client.h"

#include "comptoir/gui/ledger/entries_pane.h"

namespace comptoir::gui {
namespace {

class MatchedDraft : public ActsClient {
protected:
    EntriesPane& books() { return m_client->pane<EntriesPane>(MainWindow::Entries); }
    // Delete on this entry in the pane of entries, and the question is answered by its button.
    void ask_to_delete(ledger::EntryId entry) {
        m_client->show(MainWindow::Entries);
        ASSERT_TRUE(books().table()->select_key(entry.value()));
        settle();
        press(books().table(), Qt::Key_Delete);
        ASSERT_TRUE(dialog()) << "what Delete does is asked first";
        act();
    }
    // Undoing neither reverses nor deletes what was there before.
    void expect_said_to_stay() {
        EXPECT_TRUE(refusal().contains(QStringLiteral("L’écriture reste alors")))
            << refusal().toStdString();
        for (const QString& word : {QStringLiteral("extourne"), QStringLiteral("supprime")})
            EXPECT_FALSE(refusal().contains(word)) << refusal().toStdString();
    }
    void expect_nothing_changed(ledger::EntryId entry, bank::LineId line,
                                const std::string& history) {
        EXPECT_EQ(this->entry(entry).state, ledger::EntryState::Draft);
        EXPECT_EQ(this->line(line).state, reconcile::LineState::Matched);
        EXPECT_EQ(snapshot(), history);
        expect_check_passes();
    }
    // Every entry with its rows, pointed or not, and every open item.
    std::string snapshot() {
        std::string text;
        for (const ledger::Entry& each : entries())
            for (const ledger::EntryRow& row : each.rows)
                text += std::to_string(each.id.value()) + " " + row.account + " " +
                        row.amount.to_decimal() + row.letter + (row.pointed ? "*" : "") + "\n";
        for (const ledger::OpenItem& item : open_items())
            text += item.piece + " " + item.open.to_decimal() + "\n";
        return text;
    }
};

TEST_F(MatchedDraft, TheOneTheMatchMadeStaysAndTheMatchIsNamed) {
    const auto lines = world.lines({{-500, october(13), "COMMISSION"}});
    start();
    stand_on(lines[0]);
    press(Qt::Key_K);
    type("account", QStringLiteral("627000"));
    act();
    const reconcile::MatchId match = line(lines[0]).match;
    ASSERT_TRUE(match) << sentence();
    const ledger::EntryId made = entries().back().id;
    const std::string before = snapshot();
    ask_to_delete(made);
    ASSERT_TRUE(dialog()) << "the question stays open with the refusal";
    picture("matched-draft");
    EXPECT_TRUE(refusal().contains(QStringLiteral("rapprochement %1").arg(match.value())))
        << refusal().toStdString();
    EXPECT_TRUE(refusal().contains(QStringLiteral("supprime l’écriture en brouillard")))
        << refusal().toStdString();
    expect_nothing_changed(made, lines[0], before);
    press(dialog(), Qt::Key_Escape);
    EXPECT_FALSE(dialog());
    expect_nothing_changed(made, lines[0], before);
}

TEST_F(MatchedDraft, TheOneThatWasThereAndIsPointedStays) {
    const ledger::EntryId fee = world.bank_entry(-500, october(13), "FRAIS", "627000");
    const auto lines = world.lines({{-500, october(13), "COMMISSION"}});
    start();
    stand_on(lines[0]);
    tick_entry(fee);
    press(Qt::Key_Return);
    const reconcile::MatchId match = line(lines[0]).match;
    ASSERT_TRUE(match) << sentence();
    const std::string before = snapshot();
    ask_to_delete(fee);
    ASSERT_TRUE(dialog());
    EXPECT_TRUE(refusal().contains(QStringLiteral("rapprochement %1").arg(match.value())))
        << refusal().toStdString();
    expect_said_to_stay();
    expect_nothing_changed(fee, lines[0], before);
}

TEST_F(MatchedDraft, TheInvoiceThatTheMatchSettlesStays) {
    world.invoice("FAARO", "F1", -10000, october(1));
    const auto lines = world.lines({{-10000, october(12), "VIR AARO F1"}});
    start();
    const ledger::EntryId invoice = entries().front().id;
    stand_on(lines[0]);
    press(Qt::Key_Return);
    const reconcile::MatchId match = line(lines[0]).match;
    ASSERT_TRUE(match) << sentence();
    const std::string before = snapshot();
    ask_to_delete(invoice);
    ASSERT_TRUE(dialog());
    EXPECT_TRUE(refusal().contains(QStringLiteral("rapprochement %1").arg(match.value())))
        << refusal().toStdString();
    expect_said_to_stay();
    expect_nothing_changed(invoice, lines[0], before);
}

TEST_F(MatchedDraft, WhatTheMatchMadeGoesWithIt) {
    const auto lines = world.lines({{-500, october(13), "COMMISSION"}});
    start();
    stand_on(lines[0]);
    press(Qt::Key_K);
    type("account", QStringLiteral("627000"));
    act();
    ASSERT_FALSE(entries().empty());
    undo();
    EXPECT_FALSE(line(lines[0]).match);
    EXPECT_TRUE(entries().empty());
}

TEST_F(MatchedDraft, OnceTheMatchIsUndoneItGoes) {
    const ledger::EntryId fee = world.bank_entry(-500, october(13), "FRAIS", "627000");
    const auto lines = world.lines({{-500, october(13), "COMMISSION"}});
    start();
    stand_on(lines[0]);
    tick_entry(fee);
    press(Qt::Key_Return);
    ASSERT_TRUE(line(lines[0]).match) << sentence();
    undo();
    ASSERT_FALSE(line(lines[0]).match);
    EXPECT_EQ(entry(fee).state, ledger::EntryState::Draft) << "as the sentence says, it stays";
    EXPECT_FALSE(entry(fee).rows[1].pointed);
    ask_to_delete(fee);
    EXPECT_FALSE(dialog());
    EXPECT_TRUE(entries().empty());
}

} // namespace
} // namespace comptoir::gui
