// A transfer between two of our own accounts: the line on the one and the line on the other, each
// to the account of transfers under way, which they clear (PCG 58, art. 945-58).
//
// Both legs found, equal and opposite, and one of them carries the other's account number, or both
// the name of the company itself: the evidence leaves one answer. Of several equal ones, as many on
// the one side as on the other, each has a leg, and it does not matter which: all go to one
// account. One leg alone is shown.
//
// Words on both of them ("VIR INTERNE", "DE COMPTE A COMPTE"), or on one and the name on the other,
// are enough when neither says anything else: no other name, no number of a piece or of a third
// account, and nobody owes or is owed the amount. What a customer pays in on the day we pay as much
// out to a supplier says neither. A bank's code for internal operations without a word is shown.
//
// A leg that was booked before (booked_legs.h) counts as a line that says so in words at least: it
// stands on that account because somebody said what it is.
#include "matchers.h"

#include "../name_check.h"
#include "../outcome.h"
#include "../own_name.h"
#include "../text_accounts.h"
#include "comptoir/reconcile/templates.h"
#include "transfer_legs.h"

#include <algorithm>
#include <cstdlib>
#include <limits>
#include <map>
#include <optional>
#include <set>
#include <unordered_map>
#include <unordered_set>

namespace comptoir::reconcile {

namespace {

constexpr std::size_t k_equal_legs_max = 64;
constexpr std::uint32_t k_no_line = std::numeric_limits<std::uint32_t>::max();

using Key = std::pair<std::string_view, std::int64_t>; // currency, amount without sign

class TransferMatcher {
public:
    explicit TransferMatcher(Context& context) : m_context(context), m_own_name(context) {
        for (const BankJournalFacts& journal : context.books.journals) {
            if (!journal.iban.empty())
                m_journal_of_iban[journal.iban] = journal.code;
        }
    }

    void match() {
        if (m_context.books.accounts.transfer.empty())
            return;
        std::map<Key, std::vector<std::uint32_t>> by_amount;
        m_sides.assign(m_context.lines.size(), {});
        std::set<Key> wanted;
        const std::vector<std::uint32_t> open = open_and_booked();
        for (const std::uint32_t line : open) {
            m_sides[line] = side_of(line);
            if (says(line) >= Says::OwnName)
                wanted.insert(key_of_line(line));
        }
        for (const std::uint32_t line : open) {
            const Key key = key_of_line(line);
            if (says(line) == Says::Another && wanted.contains(key) && says_nothing(line))
                m_sides[line].says = Says::Nothing;
            if (says(line) != Says::Another)
                by_amount[key].push_back(line);
        }
        m_leg.assign(m_context.lines.size(), k_no_line);
        m_has_doubt.assign(m_context.lines.size(), 0);
        m_stands_alone.assign(m_context.lines.size(), 0);
        for (const auto& [key, lines] : by_amount) {
            pair(lines);
            for (const std::uint32_t line : lines) {
                if (!m_context.is_booked_leg(line))
                    answer(line);
            }
        }
    }

private:
    using Says = LegSays;

    // By day and id. Nothing is looked for when the lines left are all decided.
    std::vector<std::uint32_t> open_and_booked() const {
        if (m_context.first_booked_leg == m_context.lines.size() || m_context.open_lines().empty())
            return m_context.open_lines();
        std::vector<std::uint32_t> lines;
        for (const std::uint32_t line : m_context.order) {
            if (m_context.is_booked_leg(line) || m_context.progress[line] != Progress::Final)
                lines.push_back(line);
        }
        return lines;
    }

    static bool moves_between_accounts(bank::Nature nature) {
        return nature == bank::Nature::Transfer || nature == bank::Nature::InstantTransfer ||
               nature == bank::Nature::Internal || nature == bank::Nature::Other;
    }

    // A template for such lines, or another account that past decisions gave them (that of a
    // company of one group, 451): words do not outweigh what a person set.
    bool has_rule(std::uint32_t line) const {
        const Learned* learned = m_context.readings[line].learned;
        if (learned && (learned->to != LearnedTo::Account ||
                        learned->code != m_context.books.accounts.transfer))
            return true;
        const std::vector<EntryTemplate>& templates = m_context.books.templates;
        return std::any_of(templates.begin(), templates.end(), [&](const EntryTemplate& one) {
            return !one.reference.empty() && stands_in(one.reference, m_context.line(line));
        });
    }

    Says said_by(std::uint32_t line, bool names_own_account) const {
        const bank::StatementLine& text = m_context.line(line);
        const LineReading& reading = m_context.readings[line];
        if (m_context.is_booked_leg(line))
            return said_by_booked(line, names_own_account);
        if (!m_context.undecided(line) || !reading.hits.empty() || text.reversal)
            return Says::Another;
        if (reading.own_account || names_own_account)
            return Says::OwnAccount;
        const OwnSaying saying = m_own_name.read(line);
        if (saying.name)
            return Says::OwnName;
        if (!reading.named.empty() || !reading.of_iban.empty())
            return Says::Another;
        if (saying.words && moves_between_accounts(text.nature) && !has_rule(line))
            return Says::InWords;
        if (text.nature == bank::Nature::Internal)
            return Says::Internal;
        return Says::Another;
    }

    Says said_by_booked(std::uint32_t line, bool names_own_account) const {
        if (m_context.readings[line].own_account || names_own_account)
            return Says::OwnAccount;
        return m_own_name.read(line).name ? Says::OwnName : Says::InWords;
    }

    // A transfer without a name, an account or a number.
    bool says_nothing(std::uint32_t line) const {
        const bank::StatementLine& text = m_context.line(line);
        const LineReading& reading = m_context.readings[line];
        const bool is_transfer =
            text.nature == bank::Nature::Transfer || text.nature == bank::Nature::InstantTransfer;
        return is_transfer && m_context.undecided(line) && !text.reversal && reading.hits.empty() &&
               reading.named.empty() && reading.parties.empty() && other_account(text).empty() &&
               name_words_of(m_context, line).empty();
    }

    Key key_of_line(std::uint32_t line) const {
        return {m_context.line(line).amount.currency().code(), std::abs(m_context.minor(line))};
    }

    // Another answer: a piece of the amount, of the party a name is like, or of anybody's where the
    // line says nothing, or only words say what it is.
    bool has_piece(std::uint32_t line, bool of_anybody) {
        const std::int64_t amount = m_context.minor(line);
        const auto is_of_amount = [amount](const ItemState& item) {
            return item.is_invoice() && item.remaining == amount;
        };
        if (of_anybody || says(line) == Says::Nothing)
            return open_amounts().contains(amount);
        for (const std::uint32_t party : m_context.readings[line].named) {
            for (const std::uint32_t index : m_context.items_of_amount(party, amount)) {
                if (is_of_amount(m_context.items[index]))
                    return true;
            }
        }
        return false;
    }

    // What remains of the invoices; nothing is taken from them here.
    const std::unordered_set<std::int64_t>& open_amounts() {
        if (!m_open_amounts) {
            m_open_amounts.emplace();
            for (const ItemState& item : m_context.items) {
                if (item.is_invoice())
                    m_open_amounts->insert(item.remaining);
            }
        }
        return *m_open_amounts;
    }

    // The account the line carries: in its own element, else in the text, where the number of the
    // very account the line stands on says nothing. Empty when there is none.
    std::string read_account(std::uint32_t line) const {
        if (std::string account = other_account(m_context.line(line)); !account.empty())
            return account;
        for (std::string& account : accounts_in_text(m_context.line(line))) {
            const auto found = m_journal_of_iban.find(account);
            if (found == m_journal_of_iban.end() || found->second != m_context.lines[line].journal)
                return std::move(account);
        }
        return read_called_account(line);
    }

    // A number without its bank: the one account of ours that has it, or somebody's.
    std::string read_called_account(std::uint32_t line) const {
        for (std::string& number : numbers_called_account(m_context.line(line))) {
            std::vector<const std::string*> ours;
            for (const auto& [iban, journal] : m_journal_of_iban) {
                if (iban.find(number) != std::string::npos)
                    ours.push_back(&iban);
            }
            if (ours.size() != 1)
                return std::move(number);
            if (m_journal_of_iban.at(*ours.front()) != m_context.lines[line].journal)
                return *ours.front();
        }
        return {};
    }

    LegSide side_of(std::uint32_t line) {
        const std::string account = read_account(line);
        const auto found = m_journal_of_iban.find(account);
        const bool is_own = found != m_journal_of_iban.end() && !found->second.empty();
        LegSide side;
        side.says = said_by(line, is_own);
        side.comes_in = m_context.minor(line) > 0;
        side.names_a_third_account = !is_own && !account.empty();
        side.journal = number_of(m_context.lines[line].journal);
        side.named = is_own ? number_of(found->second) : k_no_journal;
        return side;
    }

    std::uint32_t number_of(const std::string& journal) {
        return m_journals.try_emplace(journal, static_cast<std::uint32_t>(m_journals.size()))
            .first->second;
    }

    Says says(std::uint32_t line) const { return m_sides[line].says; }

    bool may_be_legs(std::uint32_t a, std::uint32_t b) const {
        return are_legs(m_sides[a], m_sides[b],
                        m_context.line(a).booked_on - m_context.line(b).booked_on);
    }

    void pair(const std::vector<std::uint32_t>& lines) {
        for (const std::vector<std::uint32_t>& group : connected_legs(m_context, m_sides, lines)) {
            if (group.size() == 1)
                m_stands_alone[group.front()] = 1;
            const bool all_say = std::all_of(group.begin(), group.end(), [&](std::uint32_t one) {
                return says(one) >= Says::InWords;
            });
            if (group.size() == 2 || (all_say && group.size() <= k_equal_legs_max))
                pair_group(group);
        }
    }

    // Each of the ones that went out with one that came in, the earliest first; nobody when one is
    // left over, since that one is another thing, and may be any of them.
    void pair_group(const std::vector<std::uint32_t>& group) {
        std::map<std::uint32_t, std::uint32_t> leg_of; // came in, went out
        std::size_t out = 0;
        for (const std::uint32_t line : group) {
            if (m_context.minor(line) > 0)
                continue;
            ++out;
            std::set<std::uint32_t> tried;
            if (!find_leg(line, group, leg_of, tried))
                return;
        }
        if (out == 0 || out * 2 != group.size())
            return;
        const bool by_words = std::any_of(group.begin(), group.end(), [&](std::uint32_t line) {
            return says(line) < Says::OwnName;
        });
        const bool doubt = std::any_of(group.begin(), group.end(), [&](std::uint32_t line) {
            return !m_context.is_booked_leg(line) && // what it pays was said when it was booked
                   (m_context.lines[line].doubtful ||
                    has_piece(line, by_words && says(line) != Says::OwnAccount));
        });
        for (const auto& [in, from] : leg_of) {
            m_leg[in] = from;
            m_leg[from] = in;
            m_has_doubt[in] = m_has_doubt[from] = doubt ? 1 : 0;
        }
    }

    // One that may be its leg and is free, or whose present partner finds another (augmenting
    // path).
    bool find_leg(std::uint32_t out, const std::vector<std::uint32_t>& group,
                  std::map<std::uint32_t, std::uint32_t>& leg_of,
                  std::set<std::uint32_t>& tried) const {
        for (const std::uint32_t in : group) {
            if (may_be_legs(out, in) && !leg_of.contains(in)) {
                leg_of[in] = out;
                return true;
            }
        }
        for (const std::uint32_t in : group) {
            if (may_be_legs(out, in) && tried.insert(in).second &&
                find_leg(leg_of.at(in), group, leg_of, tried)) {
                leg_of[in] = out;
                return true;
            }
        }
        return false;
    }

    void answer(std::uint32_t line) {
        const std::uint32_t leg_line = m_leg[line];
        const bool both = leg_line != k_no_line;
        const bool by_account =
            says(line) == Says::OwnAccount || (both && says(leg_line) == Says::OwnAccount);
        const bool by_name = both && says(line) >= Says::OwnName && says(leg_line) >= Says::OwnName;
        const bool by_words = both && std::min(says(line), says(leg_line)) >= Says::InWords;
        const bool named = by_account || by_words; // by_name is among these
        // Its words say what it is, and nobody's piece has the amount: the other statement is to
        // come.
        const bool is_first_leg =
            m_stands_alone[line] != 0 && says(line) == Says::InWords && !has_piece(line, true);
        if (!both && !m_context.readings[line].own_account && !is_first_leg)
            return; // nothing says to which account
        Proposal& proposal = m_context.proposals[line];
        proposal.decision = Decision::Transfer;
        proposal.state = LineState::Proposed;
        proposal.kind = Kind::Exact;
        proposal.unattended = both && named && m_has_doubt[line] == 0;
        Target target;
        target.kind = TargetKind::Account;
        target.account = m_context.books.accounts.transfer;
        target.amount = m_context.line(line).amount;
        proposal.targets = {target};
        proposal.difference = money_of(m_context, line, 0);
        proposal.score_permille = score::k_amount + (by_account ? score::k_iban : 0) +
                                  (by_name ? score::k_party : 0) + (both ? score::k_number : 0);
        proposal.reasons.clear();
        if (m_context.readings[line].own_account)
            proposal.reasons.push_back({reasons::internal_transfer, {}});
        if (says(line) == Says::OwnName)
            proposal.reasons.push_back({reasons::own_name, {}});
        if (says(line) == Says::InWords)
            proposal.reasons.push_back({reasons::own_accounts_in_words, {}});
        if (both) {
            const LineFacts& leg = m_context.lines[leg_line];
            proposal.other_leg = leg.id;
            proposal.reasons.push_back({reasons::other_leg,
                                        {{"journal", leg.journal},
                                         {"day", leg.line.booked_on},
                                         {"amount", leg.line.amount.abs()}}});
        } else {
            proposal.reasons.push_back({reasons::other_leg_missing, {}});
        }
        const bool leg_doubtful =
            both && !m_context.is_booked_leg(leg_line) && m_context.lines[leg_line].doubtful;
        if (m_context.lines[line].doubtful || leg_doubtful)
            proposal.reasons.push_back({reasons::doubtful_line, {}});
        m_context.progress[line] = Progress::Final;
    }

    Context& m_context;
    OwnName m_own_name;
    std::vector<LegSide> m_sides;     // by line
    std::vector<std::uint32_t> m_leg; // by line
    std::vector<char> m_has_doubt;    // by line: something else may explain one of its group
    std::vector<char> m_stands_alone; // by line: nothing may be its other leg
    std::map<std::string, std::string> m_journal_of_iban;
    std::unordered_map<std::string, std::uint32_t> m_journals;      // numbered as they come
    std::optional<std::unordered_set<std::int64_t>> m_open_amounts; // of most lines not asked
};

} // namespace

void match_transfers(Context& context) {
    TransferMatcher(context).match();
}

} // namespace comptoir::reconcile
