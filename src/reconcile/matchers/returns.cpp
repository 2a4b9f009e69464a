// A payment that came back: a rejected direct debit, an unpaid cheque, a transfer to a closed
// account. What it paid is open again: the line goes to the party's account, and a person confirms.
//
// The payment is one of the same journal and the opposite amount, before the return and at most
// thirteen months old (a debtor may refuse an unauthorised SEPA debit so long, Code monétaire et
// financier art. L133-24). Its end-to-end id, mandate, cheque number or name says which.
#include "matchers.h"

#include "../outcome.h"
#include "../word_set.h"
#include "comptoir/core/text.h"

#include <algorithm>
#include <array>
#include <map>
#include <string_view>

namespace comptoir::reconcile {

namespace {

bool equal_and_there(const std::string& a, const std::string& b) {
    return !a.empty() && a == b && a != "NOTPROVIDED";
}

// How much says that this payment is the one that came back.
int closeness(const Context& context, std::uint32_t line, const PastPayment& payment) {
    const bank::StatementLine& back = context.line(line);
    int score = 0;
    if (equal_and_there(back.end_to_end_id, payment.line.end_to_end_id) ||
        equal_and_there(key_of(back.cheque_number), key_of(payment.line.cheque_number)) ||
        equal_and_there(back.bank_reference, payment.line.bank_reference))
        score += 8;
    if (equal_and_there(back.mandate_id, payment.line.mandate_id))
        score += 4;
    if (context.readings[line].agrees(context.parties.find(payment.party)))
        score += 2;
    if (equal_and_there(text::fold(back.counterparty.name),
                        text::fold(payment.line.counterparty.name)))
        score += 1;
    return score;
}

Target reopened(const PastPayment& payment, Money amount) {
    Target target;
    target.kind = TargetKind::Account;
    target.account = payment.account;
    target.party = payment.party;
    target.party_name = payment.party_name;
    target.piece = payment.piece;
    target.amount = amount;
    return target;
}

class ReturnMatcher {
public:
    explicit ReturnMatcher(Context& context) : m_context(context) {
        for (const PastPayment& payment : context.books.past_payments)
            m_by_amount[{payment.journal, payment.line.amount.minor()}].push_back(&payment);
    }

    void match() {
        for (const std::uint32_t line : m_context.open_lines()) {
            if (m_context.undecided(line) && says_returned_besides(m_context, line))
                answer(line);
        }
    }

private:
    struct Fitting {
        const PastPayment* payment;
        int closeness;
    };

    std::vector<Fitting> fitting(std::uint32_t line) const {
        std::vector<Fitting> fitting;
        const auto found =
            m_by_amount.find({m_context.lines[line].journal, -m_context.minor(line)});
        if (found == m_by_amount.end())
            return fitting;
        for (const PastPayment* payment : found->second) {
            const std::int64_t days = m_context.line(line).booked_on - payment->line.booked_on;
            if (days >= 0 && days <= k_days_to_return &&
                payment->line.amount.currency() == m_context.line(line).amount.currency())
                fitting.push_back({payment, closeness(m_context, line, *payment)});
        }
        std::sort(fitting.begin(), fitting.end(), [](const Fitting& a, const Fitting& b) {
            return std::tuple(-a.closeness, b.payment->line.booked_on, a.payment->match) <
                   std::tuple(-b.closeness, a.payment->line.booked_on, b.payment->match);
        });
        return fitting;
    }

    void answer(std::uint32_t line) {
        const std::vector<Fitting> payments = fitting(line);
        if (payments.empty())
            return;
        const PastPayment& best = *payments.front().payment;
        const bool tied =
            payments.size() > 1 && payments[1].closeness == payments.front().closeness;
        Proposal& proposal = m_context.proposals[line];
        proposal.decision = Decision::Invoice;
        proposal.state = tied ? LineState::Ambiguous : LineState::Proposed;
        proposal.kind = Kind::Return;
        proposal.unattended = false;
        proposal.targets = {reopened(best, m_context.line(line).amount)};
        for (std::size_t i = 1; tied && i < payments.size() && i <= k_other_targets_max; ++i)
            proposal.other_targets.push_back(
                {reopened(*payments[i].payment, m_context.line(line).amount)});
        proposal.party = best.party;
        proposal.returned = best.match;
        proposal.difference = money_of(m_context, line, 0);
        proposal.score_permille =
            score::k_amount + (payments.front().closeness >= 8 ? score::k_number : 0);
        proposal.reasons = {{reasons::payment_came_back,
                             {{"day", best.line.booked_on},
                              {"party", best.party_name.empty() ? best.party : best.party_name},
                              {"piece", best.piece}}},
                            {reasons::is_return, {}}};
        m_context.progress[line] = Progress::Final;
    }

    Context& m_context;
    std::map<std::pair<std::string, std::int64_t>, std::vector<const PastPayment*>> m_by_amount;
};

// Nearly every line is told by its letters alone, without cutting it into words: it holds none of
// the threes that a word of returns begins with.
bool may_say_returned(const bank::StatementLine& line) {
    static constexpr std::string_view k_starts = "REJ IMP RET UNP ONB STO RUE RUC";
    std::array<char, 3> last{};
    for (const std::string* text : {&line.label, &line.label_more, &line.comment}) {
        for (const char c : *text) {
            if (static_cast<unsigned char>(c) >= 0x80)
                return true; // accents and umlauts are not looked at
            const bool is_small = c >= 'a' && c <= 'z';
            last = {last[1], last[2], is_small ? static_cast<char>(c - 'a' + 'A') : c};
            const bool may_begin = last[0] == 'R' || last[0] == 'I' || last[0] == 'U' ||
                                   last[0] == 'O' || last[0] == 'S';
            if (may_begin &&
                k_starts.find(std::string_view(last.data(), last.size())) != std::string_view::npos)
                return true;
        }
    }
    return false;
}

// "VIR RE" and "JETE" in the next column: the width of the label cut the word.
std::vector<std::string> words_of_texts(const bank::StatementLine& line) {
    std::string texts = line.label;
    if (!runs_on(line))
        texts += ' ';
    texts += line.label_more + " " + line.label + " " + line.label_more + " " + line.comment;
    return text::fold_words(texts);
}

bool speak_of_return(const std::vector<std::string>& words) {
    static const WordSet k_words{
        "REJET",     "REJETE",  "REJETEE", "REJETES",          "REJECTED",        "IMPAYE",
        "IMPAYEE",   "IMPAYES", "RETOUR",  "RETOURNE",         "RETOURNEE",       "UNPAID",
        "ONBETAALD", "STORNO",  "RETOURS", "RUECKLASTSCHRIFT", "RUCKLASTSCHRIFT", "RUCKBUCHUNG"};
    return std::any_of(words.begin(), words.end(),
                       [](const std::string& word) { return k_words.contains(word); });
}

} // namespace

bool says_returned(const bank::StatementLine& line) {
    return line.reversal || line.nature == bank::Nature::Return ||
           (may_say_returned(line) && speak_of_return(words_of_texts(line)));
}

bool says_returned_besides(const Context& context, std::uint32_t index) {
    const bank::StatementLine& line = context.line(index);
    if (!says_returned(line))
        return false;
    const std::vector<std::uint32_t>& parties = context.readings[index].parties;
    if (line.reversal || line.nature == bank::Nature::Return || parties.size() != 1)
        return true;
    const std::vector<std::string> name =
        text::fold_words(context.parties.facts(parties.front()).name);
    if (name.size() < 2)
        return true; // "RETOUR" alone says what it says
    std::vector<std::string> words = words_of_texts(line), rest;
    for (std::size_t i = 0; i < words.size();) {
        std::size_t met = 0;
        while (met < name.size() && i + met < words.size() && words[i + met] == name[met])
            ++met;
        if (met == name.size())
            i += met;
        else
            rest.push_back(std::move(words[i++]));
    }
    return speak_of_return(rest);
}

void match_returns(Context& context) {
    if (!context.books.past_payments.empty())
        ReturnMatcher(context).match();
}

} // namespace comptoir::reconcile
