// Proposals asked for again: rows whose proposal is another one are drawn anew, and no other (C32).
#include "acts_client.h"

#include <QScrollBar>
#include <QSignalSpy>

namespace comptoir::gui {
namespace {

using reconcile::LineState;
using Stretches = std::vector<std::pair<int, int>>;

Stretches take(QSignalSpy& changed) {
    Stretches rows;
    for (const QList<QVariant>& told : changed)
        rows.emplace_back(told.at(0).toModelIndex().row(), told.at(1).toModelIndex().row());
    changed.clear();
    return rows;
}

class ProposalsOfRows : public testing::Test {
protected:
    ProposalsOfRows() {
        std::vector<LineView> rows(300);
        for (std::size_t i = 0; i < rows.size(); ++i)
            rows[i].id = bank::LineId(static_cast<std::int64_t>(i) + 1);
        model.set_rows(std::move(rows));
        changed.clear();
    }
    // An invoice for the line of each of these rows.
    static Proposals invoices(const std::vector<int>& rows) {
        Proposals all;
        for (const int row : rows) {
            reconcile::Proposal& proposal = all[row + 1];
            proposal.line = bank::LineId(row + 1);
            proposal.state = LineState::Proposed;
            proposal.targets.resize(1);
            proposal.targets[0].kind = reconcile::TargetKind::Invoice;
            proposal.targets[0].piece = "F1";
        }
        return all;
    }
    Stretches told_of(Proposals proposals) {
        model.set_proposals(std::make_shared<Proposals>(std::move(proposals)));
        return take(changed);
    }

    Words words{i18n::Language::English};
    LineTableModel model{words, true};
    QSignalSpy changed{&model, &QAbstractItemModel::dataChanged};
};

TEST_F(ProposalsOfRows, TheSameOnesChangeNoRow) {
    told_of(invoices({3, 4, 9}));
    EXPECT_EQ(told_of(invoices({3, 4, 9})), Stretches());
    Proposals surer = invoices({3, 4, 9});
    surer[5].score_permille = 900;
    EXPECT_EQ(told_of(std::move(surer)), Stretches()) << "no cell shows how sure it is";
}

TEST_F(ProposalsOfRows, RowsSideBySideAreToldAtOnceOthersApart) {
    EXPECT_EQ(told_of(invoices({3, 4, 9})), (Stretches{{3, 4}, {9, 9}}));
}

TEST_F(ProposalsOfRows, WhatEachCellShowsTellsOfItsRow) {
    told_of(invoices({3, 4, 9}));
    Proposals other = invoices({3, 4, 9});
    other[5].targets[0].piece = "F2";
    EXPECT_EQ(told_of(std::move(other)), (Stretches{{4, 4}})) << "another invoice";
    other = invoices({3, 4, 9});
    EXPECT_EQ(told_of(other), (Stretches{{4, 4}})) << "the first again";
    other[10].state = LineState::Ambiguous;
    EXPECT_EQ(told_of(other), (Stretches{{9, 9}})) << "its state";
    other[10].other_targets.resize(2);
    EXPECT_EQ(told_of(other), (Stretches{{9, 9}})) << "how many answers";
    other[4].targets[0].party_name = "Aaro SAS";
    EXPECT_EQ(told_of(other), (Stretches{{3, 3}})) << "whose";
    other.erase(4);
    EXPECT_EQ(told_of(other), (Stretches{{3, 3}})) << "none any more";
    EXPECT_EQ(told_of({}), (Stretches{{4, 4}, {9, 9}}));
}

TEST_F(ProposalsOfRows, ALineThatIsNotShownIsNotTold) {
    EXPECT_EQ(told_of(invoices({1000})), Stretches());
}

TEST_F(ProposalsOfRows, VeryManyApartAreToldAtOnce) {
    std::vector<int> every_other;
    for (int row = 10; row <= 200; row += 2)
        every_other.push_back(row);
    EXPECT_EQ(told_of(invoices(every_other)), (Stretches{{10, 200}}));
}

TEST_F(ProposalsOfRows, ATickIsToldOfItsRowAlone) {
    model.set_ticks({8}, {3});
    EXPECT_EQ(take(changed), (Stretches{{2, 2}, {7, 7}}));
    model.set_ticks({8}, {4});
    EXPECT_EQ(take(changed), (Stretches{{2, 3}})) << "one went, one came, one stayed";
    model.set_ticks({8}, {4});
    EXPECT_EQ(take(changed), Stretches());
}

class ProposalsAnew : public ActsClient {};

// Booking an invoice elsewhere asks all proposals again: one line of eighty has another answer.
TEST_F(ProposalsAnew, KeepTheCursorTheSelectionAndThePlaceAndRedrawOneRow) {
    std::vector<test::LineSpec> specs;
    for (int i = 0; i < 80; ++i)
        specs.push_back({-10000 - i, october(1 + i / 4), "PRLV SEPA " + std::to_string(i)});
    specs[70].label = "VIR AARO F1";
    const auto lines = world.lines(specs);
    start();
    select({lines[40], lines[42], lines[44]});
    table()->verticalScrollBar()->setValue(table()->verticalScrollBar()->maximum() / 2);
    settle();
    const int place = table()->verticalScrollBar()->value();
    ASSERT_GT(place, 0);
    const QList<qlonglong> chosen = table()->selected_keys();
    const qlonglong current = table()->current_key();
    QSignalSpy changed(view().line_model(), &QAbstractItemModel::dataChanged);
    QSignalSpy reset(view().line_model(), &QAbstractItemModel::modelReset);

    ledger::Entry invoice;
    invoice.journal = "AC";
    invoice.date = october(2);
    invoice.piece_date = october(2);
    invoice.piece = "F1";
    invoice.label = "FAARO F1";
    invoice.rows.resize(2);
    invoice.rows[0].account = "401000";
    invoice.rows[0].party = "FAARO";
    invoice.rows[0].amount = eur(-10070);
    invoice.rows[1].account = "606100";
    invoice.rows[1].amount = eur(10070);
    test::value_of(m_client->session().workspace().write<ledger::EntryId>(
        [&](app::Writer& writer) { return app::post_draft(writer, invoice); }));
    m_client->wait_for(
        [&] { return view().line_model()->shown_state(*shown(lines[70])) != LineState::Open; },
        "the line has its answer");
    settle();
    EXPECT_EQ(take(changed), (Stretches{{70, 70}}));
    EXPECT_EQ(reset.count(), 0);
    EXPECT_EQ(table()->selected_keys(), chosen);
    EXPECT_EQ(table()->current_key(), current);
    EXPECT_EQ(table()->verticalScrollBar()->value(), place);
}

} // namespace
} // namespace comptoir::gui
