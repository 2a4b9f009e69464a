// References with check digits, repaired when one fault spoilt them (requirements D07).
#include "builders.h"
#include "comptoir/core/text.h"
#include "reconcile/check_digits.h"

#include <gtest/gtest.h>

#include <iostream>
#include <random>
#include <set>

namespace comptoir::reconcile::test {
namespace {

constexpr std::uint64_t k_seed = 20'261'122;

int of_97(const std::string& text) {
    int rest = 0;
    for (const char c : text)
        rest = c <= '9' ? (rest * 10 + (c - '0')) % 97 : (rest * 100 + (c - 'A' + 10)) % 97;
    return rest;
}
std::string two(int value) {
    return {static_cast<char>('0' + value / 10), static_cast<char>('0' + value % 10)};
}
std::string creditor(const std::string& reference) {
    return "RF" + two(98 - of_97(reference + "RF00")) + reference;
}
std::string belgian(const std::string& ten_digits) {
    const int rest = of_97(ten_digits);
    return ten_digits + two(rest == 0 ? 97 : rest);
}
std::string swiss(const std::string& digits) {
    const int table[] = {0, 9, 4, 6, 8, 2, 7, 1, 3, 5};
    int carry = 0;
    for (const char c : digits)
        carry = table[(carry + (c - '0')) % 10];
    return digits + static_cast<char>('0' + (10 - carry) % 10);
}

TEST(CheckDigits, HoldForTheExamplesOfTheirStandardsAndForNoNeighbour) {
    EXPECT_EQ(structured_reference("RF18539007547034"), ReferenceKind::Creditor);
    EXPECT_EQ(structured_reference("010806817183"), ReferenceKind::Belgian);
    EXPECT_EQ(structured_reference("210000000003139471430009017"), ReferenceKind::SwissQr);
    for (const std::string text :
         {"RF18539007547034", "010806817183", "210000000003139471430009017"}) {
        for (std::size_t i = 0; i < text.size(); ++i) {
            for (char c = '0'; c <= '9'; ++c) {
                std::string wrong = text;
                wrong[i] = c;
                EXPECT_EQ(structured_reference(wrong).has_value(), wrong == text);
            }
        }
    }
    EXPECT_FALSE(structured_reference(""));
    EXPECT_FALSE(structured_reference("RF"));
    EXPECT_FALSE(structured_reference("RFX8539007547034"));
}

TEST(CheckDigits, NameTheOneFault) {
    EXPECT_EQ(single_fault("12345", "12346"), Fault::Wrong);
    EXPECT_EQ(single_fault("1234", "12345"), Fault::Lost);
    EXPECT_EQ(single_fault("2345", "12345"), Fault::Lost);
    EXPECT_EQ(single_fault("123345", "12345"), Fault::Added);
    EXPECT_EQ(single_fault("12435", "12345"), Fault::Swapped);
    EXPECT_FALSE(single_fault("12345", "12345"));
    EXPECT_FALSE(single_fault("12453", "12345"));
    EXPECT_FALSE(single_fault("123", "12345"));
    EXPECT_FALSE(single_fault("", ""));
}

class Repair : public testing::Test {
protected:
    Repair() {
        one.party("CDURAND", "Durand Couverture");
        one.item("CDURAND", "V-17", 18'000, day(4, 20));
        one.books.references.push_back({one.books.items[0].id, belgian("0108068171"), false});
    }
    Proposal read(const std::string& label, std::int64_t cents = 18'000) {
        one.lines.clear();
        one.line(cents, day(5, 5), label);
        return one.only();
    }
    Case one;
};

TEST_F(Repair, ASingleFaultIsProposedAndWithItsPartySettled) {
    const Proposal found = read("VIR +++010/8068/17138+++");
    EXPECT_EQ(found.decision, Decision::Invoice);
    EXPECT_FALSE(found.unattended);
    EXPECT_TRUE(says(found, reasons::reference_swapped));
    EXPECT_TRUE(read("VIR DURAND COUVERTURE +++010/8086/17183+++").unattended);
    EXPECT_TRUE(says(read("VIR DURAND COUVERTURE 010806717183"), reasons::reference_wrong));
    EXPECT_TRUE(says(read("VIR 01080681713"), reasons::reference_lost));
    EXPECT_TRUE(says(read("REF 0108006817183"), reasons::reference_added));
}

TEST_F(Repair, AnotherAmountTwoFaultsOrAnotherNameAreNotRepaired) {
    EXPECT_TRUE(read("VIR +++010/8068/17138+++", 17'999).targets.empty());
    EXPECT_FALSE(says(read("VIR 010860817138"), reasons::reference_swapped));
    one.party("CMOREL", "Morel Zinguerie");
    EXPECT_FALSE(says(read("VIR MOREL ZINGUERIE 010806817138"), reasons::reference_swapped));
}

TEST_F(Repair, AnIntactReferenceOfNobodySaysWhatItSays) {
    const Proposal found = read("VIR " + belgian("0108068172") + " 010806817138");
    EXPECT_FALSE(says(found, reasons::reference_swapped));
}

TEST_F(Repair, TwelveDigitsOfAnOwnSeriesAreNoStructuredCommunication) {
    one.item("CDURAND", "202600000736", 77'000, day(4, 20));
    EXPECT_FALSE(says(read("VIR DURAND COUVERTURE 010806817138"), reasons::reference_swapped));
}

TEST_F(Repair, TwoPiecesThatMightBeMeantAreNotRepaired) {
    one.item("CDURAND", "V-18", 18'000, day(4, 20));
    one.books.references.push_back({one.books.items[1].id, belgian("0108068171"), false});
    EXPECT_FALSE(says(read("VIR 010806817138"), reasons::reference_swapped));
}

// The books hold the bare number: of "RF89 2026 1229" its 2026-1229.
TEST(MadeReferences, AreRepairedWhereTheBooksHoldTheNumberAlone) {
    const std::string made = creditor("20261229");
    EXPECT_EQ(creditor_reference("20261229"), made);
    std::string wrong = made, swapped = made;
    wrong.back() = '8';
    std::swap(swapped[8], swapped[9]);
    const auto booked = [](const std::string& text, std::int64_t cents = 77'000,
                           const char* other = nullptr) {
        Case one;
        one.party("CROUX", "Roux Charpente");
        one.item("CROUX", "2026-1229", 77'000, day(4, 20));
        if (other)
            one.item("CROUX", other, 77'000, day(4, 21));
        one.line(cents, day(5, 20), "VIR " + text);
        return one.only().unattended;
    };
    EXPECT_TRUE(booked("ROUX CHARPENTE " + wrong));
    EXPECT_TRUE(booked("ROUX CHARPENTE REF " + swapped));
    EXPECT_TRUE(booked("ROUX CHARPENTE " + made.substr(0, 9) + made.substr(10))); // one lost
    EXPECT_FALSE(booked(wrong)) << "nobody is named";
    EXPECT_FALSE(booked("QUIVAZ TOITURE " + wrong));
    EXPECT_FALSE(booked("ROUX CHARPENTE " + wrong, 70'000)) << "not its amount";
    EXPECT_TRUE(creditor_reference("").empty());
    EXPECT_TRUE(creditor_reference("123456789012345678901234").empty());
}

// In its own column, as a bank should write it; or anywhere in a label, among other words, as
// people write it, with the first and the last character in danger too and one added somewhere.
enum class Where { Column, Label };

// References of open pieces, each spoilt once, beside others that are not in the books.
class SpoiltBooks {
public:
    static constexpr int k_references = 1000;

    explicit SpoiltBooks(Where where) : m_where(where) {
        for (int i = 0; i < k_references; ++i)
            add_piece(i);
        for (int i = 0; i < k_references; ++i)
            add_lines(i);
    }

    Case one;

private:
    int from(int least, int most) {
        return std::uniform_int_distribution<int>(least, most)(m_random);
    }
    std::string digits(int count) {
        std::string text;
        for (int i = 0; i < count; ++i)
            text += static_cast<char>('0' + from(0, 9));
        return text;
    }
    std::string reference(int i) {
        if (i % 3 == 0)
            return creditor(digits(from(8, 18)));
        // Numbers follow one another: neighbours are the danger.
        return i % 3 == 1 ? belgian("00" + text::number(17'000'000 + i))
                          : swiss(digits(10) + "0000000000" + text::number(100'000 + i));
    }
    std::string spoilt(const std::string& reference) {
        const bool anywhere = m_where == Where::Label;
        const int last = static_cast<int>(reference.size()) - 1;
        std::string wrong = reference;
        const int fault = from(0, anywhere ? 3 : 2);
        auto at = static_cast<std::size_t>(anywhere ? from(0, last) : from(2, last - 1));
        switch (fault) {
        case 0:
            wrong[at] = wrong[at] > '9'
                            ? 'X'
                            : static_cast<char>('0' + (wrong[at] - '0' + from(1, 9)) % 10);
            break;
        case 1:
            wrong.erase(at, 1);
            break;
        case 3: // glued to it, in front and behind as well
            wrong.insert(static_cast<std::size_t>(from(0, last + 1)), digits(1));
            break;
        default:
            at = std::min(at, reference.size() - 2);
            std::swap(wrong[at], wrong[at + 1]);
        }
        if (wrong == reference)
            wrong.erase(at, 1); // two equal neighbours were swapped
        return wrong;
    }
    void add_piece(int i) {
        static const std::string k_words[] = {"LANTIER", "BROCHARD", "VASSEUR", "DELORME",
                                              "OSTERMANN"};
        const std::string code = "C" + text::number(i);
        one.party(code, k_words[i % 5] + " " + std::string(1, static_cast<char>('A' + i % 26)) +
                            std::string(1, static_cast<char>('A' + i / 26 % 26)) + "OTEL");
        one.item(code, "V-" + text::number(10'000 + i), amount(), day(4, 20));
        const std::string meant = reference(i);
        one.books.references.push_back({one.books.items.back().id, meant, false});
        m_written.push_back(spoilt(meant));
    }
    // Its own, every second with the name, and a stranger's, spoilt as well.
    void add_lines(int i) {
        const auto at = static_cast<std::size_t>(i);
        const std::string who = i % 2 == 0 ? one.books.parties[at].name : std::string("SEPA");
        write(one.line(one.books.items[at].open.minor(), day(5, 5), "VIR " + who), m_written[at]);
        write(one.line(amount(), day(5, 5), "VIR SEPA"),
              "0" + belgian("00" + text::number(17'100'000 + i)).substr(2));
    }
    // Marks and blanks fall where they fall.
    void write(bank::StatementLine& line, std::string reference) {
        if (m_where == Where::Column) {
            line.structured_reference = std::move(reference);
            return;
        }
        const auto at = static_cast<std::size_t>(from(1, static_cast<int>(reference.size()) - 1));
        switch (from(0, 3)) {
        case 0:
            reference.insert(at, " ");
            break;
        case 1:
            reference = "+++" + reference.insert(at, "/") + "+++";
            break;
        case 2:
            reference = "(" + reference + ")";
            break;
        default:
            break;
        }
        line.label += " REF:" + reference + " DU 04/05 MERCI";
    }
    std::int64_t amount() { return 10'000 + 100 * from(0, 20); } // they repeat

    Where m_where;
    std::mt19937_64 m_random{k_seed};
    std::vector<std::string> m_written;
};

class RepairLaw : public testing::TestWithParam<Where> {};

TEST_P(RepairLaw, OfAThousandSpoiltReferencesNoneSettlesFalselyAndNearlyAllAreRepaired) {
    std::cout << "seed " << k_seed << '\n';
    const SpoiltBooks books(GetParam());
    const Case& one = books.one;
    int repaired = 0, settled = 0;
    const std::vector<Proposal> proposals = one.all();
    for (std::size_t i = 0; i < proposals.size(); ++i) {
        const bool is_own = i % 2 == 0;
        const ledger::OpenItem& meant = one.books.items[i / 2];
        const bool is_right = proposals[i].state == LineState::Proposed && is_own &&
                              proposals[i].targets.size() == 1 &&
                              proposals[i].targets[0].row == meant.id;
        repaired += is_right ? 1 : 0;
        settled += proposals[i].unattended ? 1 : 0;
        if (proposals[i].unattended) {
            EXPECT_TRUE(is_right) << one.lines[i].line.structured_reference << " in "
                                  << one.lines[i].line.label;
        }
    }
    std::cout << repaired << " of " << SpoiltBooks::k_references << " repaired, " << settled
              << " settled without a person\n";
    EXPECT_GE(repaired * 100, SpoiltBooks::k_references * 95);
    EXPECT_GT(settled, SpoiltBooks::k_references / 3);
}

INSTANTIATE_TEST_SUITE_P(Places, RepairLaw, testing::Values(Where::Column, Where::Label));

} // namespace
} // namespace comptoir::reconcile::test
