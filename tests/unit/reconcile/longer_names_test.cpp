// Two parties of one name, one of them longer, that owe the same.
#include "builders.h"

#include <gtest/gtest.h>

namespace comptoir::reconcile::test {
namespace {

constexpr std::int64_t k_amount = 654'10;
constexpr const char* k_iban = "FR7630006000011234567890189";

// The first of them and the other owe k_amount, and the line pays it.
Case owed_by(const char* first, const char* other, const char* label, int sign = 1) {
    Case books;
    books.party("P1", first);
    books.party("P2", other);
    books.item("P1", "FA2026-0117", sign * k_amount, day(3, 1));
    books.item("P2", "FA2026-0118", sign * k_amount, day(3, 2));
    books.line(sign * k_amount, day(3, 9), label);
    return books;
}

bool is_left(const Case& books) {
    const Proposal proposal = books.only();
    return !proposal.unattended && says(proposal, reasons::shared_name);
}

TEST(LongerNames, OfTwoThatOweItTheNameTellsNone) {
    const Case books = owed_by("Brodel", "Brodel et Fils", "VIR SEPA BRODEL");
    const Proposal proposal = books.only();
    EXPECT_FALSE(proposal.unattended);
    EXPECT_EQ(proposal.state, LineState::Ambiguous);
    EXPECT_TRUE(says(proposal, reasons::shared_name));
    EXPECT_FALSE(says(proposal, reasons::other_items_lack));
    EXPECT_EQ(pieces(proposal), std::vector<std::string>{"FA2026-0117"});
    ASSERT_EQ(proposal.other_targets.size(), 1U);
    EXPECT_EQ(proposal.other_targets[0][0].piece, "FA2026-0118");
}

TEST(LongerNames, WhicheverWayTheyGoOn) {
    EXPECT_TRUE(is_left(owed_by("Brodel", "Brodel Castrelange SAS", "VIR BRODEL")));
    EXPECT_TRUE(is_left(owed_by("SARL Brodel", "Ets Brodel Frères", "VIR BRODEL")));
    EXPECT_TRUE(is_left(owed_by("Brodel Quivy", "Brodel Quivy Holding", "VIR BRODEL QUIVY")));
    EXPECT_TRUE(is_left(owed_by("Quivy Jeanne", "Jeanne Quivy Maçonnerie", "VIR JEANNE QUIVY")));
    EXPECT_TRUE(is_left(owed_by("Brodel", "Garage Brodel", "VIR BRODEL")));
    EXPECT_TRUE(is_left(owed_by("Brodel", "Brodel et Fils", "PRLV BRODEL", -1)));
}

TEST(LongerNames, AnElementForTheNameIsNoLonger) {
    Case books = owed_by("Brodel", "Brodel et Fils", "VIREMENT RECU");
    books.lines[0].line.counterparty.name = "BRODEL";
    EXPECT_TRUE(is_left(books));
    books.lines[0].line.counterparty.name = "BRODEL ET FILS";
    EXPECT_TRUE(books.only().unattended);
    EXPECT_EQ(pieces(books.only()), std::vector<std::string>{"FA2026-0118"});
}

TEST(LongerNames, TheLongerOneIsItsOwnWhereItIsSaid) {
    const Case books = owed_by("Brodel", "Brodel et Fils", "VIR BRODEL ET FILS");
    EXPECT_TRUE(books.only().unattended);
    EXPECT_EQ(pieces(books.only()), std::vector<std::string>{"FA2026-0118"});
}

TEST(LongerNames, WhoOwesNoneOfItIsNoRival) {
    const auto taken = [](auto change) {
        Case books = owed_by("Brodel", "Brodel et Fils", "VIR SEPA BRODEL");
        change(books);
        return books.only().unattended;
    };
    EXPECT_TRUE(taken([](Case& books) { books.books.items.pop_back(); }));
    EXPECT_TRUE(taken([](Case& books) { books.books.items[1].open = eur(k_amount + 1); }));
    EXPECT_TRUE(taken([](Case& books) { books.books.items[1].open = eur(-k_amount); }));
    EXPECT_TRUE(taken([](Case& books) { books.books.items[1].booked_on = day(6, 1); }));
    EXPECT_TRUE(taken([](Case& books) { books.books.parties[1].name = "Brodelier et Fils"; }));
    EXPECT_TRUE(taken([](Case& books) { books.books.parties[1].name = "Quivy et Fils"; }));
    EXPECT_FALSE(taken([](Case&) {}));
}

TEST(LongerNames, TheNumberDecides) {
    for (const char* label : {"VIR BRODEL FA2026-0117", "VIR BRODEL FACTURE 117"})
        EXPECT_TRUE(owed_by("Brodel", "Brodel et Fils", label).only().unattended) << label;
    for (const char* label : {"VIR BRODEL FACTURE 118", "VIR BRODEL 2026", "VIR BRODEL FACTURE"}) {
        const Case books = owed_by("Brodel", "Brodel et Fils", label);
        EXPECT_FALSE(books.only().unattended) << label;
    }
}

TEST(LongerNames, TheAccountDecidesUnlessBothHaveIt) {
    Case books = owed_by("Brodel", "Brodel et Fils", "VIR BRODEL");
    books.lines[0].line.counterparty.iban = k_iban;
    EXPECT_TRUE(is_left(books)) << "nobody's account";
    books.books.parties[0].ibans = {k_iban};
    EXPECT_TRUE(books.only().unattended);
    books.books.parties[1].ibans = {k_iban};
    EXPECT_TRUE(is_left(books));
}

TEST(LongerNames, AnAccountTwiceConfirmedDecides) {
    Case books = owed_by("Brodel", "Brodel et Fils", "VIR BRODEL");
    books.lines[0].line.counterparty.iban = k_iban;
    Learned learned;
    learned.code = "P1";
    learned.agreed = 2;
    for (const LearnedKey& key : learned_keys(books.lines[0].line)) {
        learned.from = key.from;
        learned.key = key.key;
        books.books.learned = {learned};
        EXPECT_EQ(books.only().unattended, key.from == LearnedFrom::Iban);
    }
}

TEST(LongerNames, TheLegalFormDecidesWhereTheOtherHasAnother) {
    EXPECT_TRUE(owed_by("Brodel SARL", "Brodel et Fils SAS", "VIR BRODEL SARL").only().unattended);
    EXPECT_FALSE(owed_by("Brodel SARL", "Brodel et Fils SAS", "VIR BRODEL").only().unattended);
    EXPECT_FALSE(owed_by("Brodel SARL", "Brodel et Fils", "VIR BRODEL SARL").only().unattended);
    EXPECT_FALSE(
        owed_by("Brodel SARL", "Brodel et Fils SARL", "VIR BRODEL SARL").only().unattended);
    EXPECT_FALSE(owed_by("Brodel SA", "Brodel et Fils SAS", "VIR BRODEL SA").only().unattended);
    Case ours = owed_by("Brodel SARL", "Brodel et Fils SAS", "VIR BRODEL POUR SARL ORION LILAS");
    ours.books.company = "SARL Orion Lilas";
    EXPECT_FALSE(ours.only().unattended);
}

TEST(LongerNames, WhatAnotherLineAsksForByTheLongerNameIsThatLines) {
    for (const bool is_first : {true, false}) {
        Case books = owed_by("Brodel", "Brodel et Fils",
                             is_first ? "VIR SEPA BRODEL" : "VIR BRODEL ET FILS");
        books.line(k_amount, day(3, 10), is_first ? "VIR BRODEL ET FILS" : "VIR SEPA BRODEL");
        EXPECT_TRUE(books.of(0).unattended);
        EXPECT_TRUE(books.of(1).unattended);
        const std::string piece = pieces(books.of(is_first ? 0 : 1)).front();
        EXPECT_EQ(piece, "FA2026-0117");
    }
}

TEST(LongerNames, AnotherLineTakesOnePieceAlone) {
    Case books = owed_by("Brodel", "Brodel et Fils", "VIR SEPA BRODEL");
    books.line(k_amount, day(3, 10), "VIR BRODEL ET FILS");
    books.item("P2", "FA2026-0119", k_amount, day(3, 3));
    EXPECT_FALSE(books.of(0).unattended);
    books.books.items.pop_back();
    books.lines[1].line.amount = eur(k_amount + 1);
    EXPECT_FALSE(books.of(0).unattended) << "it pays something else";
    books.lines[1].line.amount = eur(k_amount);
    books.lines[1].line.label = "VIR QUIVY";
    EXPECT_FALSE(books.of(0).unattended) << "it is somebody else's";
}

} // namespace
} // namespace comptoir::reconcile::test
