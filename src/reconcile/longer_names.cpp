#include "longer_names.h"

#include "beside_names.h"
#include "comptoir/core/text.h"
#include "matchers/told_pieces.h"
#include "name_ends.h"
#include "named_besides.h"
#include "past_decisions.h"

#include <algorithm>
#include <set>
#include <string>

namespace comptoir::reconcile {

namespace {

using Words = std::vector<std::string>;

bool has(const Words& words, const std::string& word) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

// The one party of all parts; none where there are several.
std::uint32_t only_party(const Context& context, const ItemAnswer& answer) {
    if (answer.parts.empty())
        return k_no_party;
    const std::uint32_t party = context.items[answer.parts.front().item].party;
    const bool is_one =
        std::all_of(answer.parts.begin(), answer.parts.end(),
                    [&](const ItemPart& part) { return context.items[part.item].party == party; });
    return is_one ? party : k_no_party;
}

// A person's word, or a machine's: each says more than a name.
bool is_known_otherwise(const LineReading& reading, const PartyFacts& party) {
    if (reading.by_hand || reading.by_reference)
        return true;
    return reading.learned && reading.learned->to == LearnedTo::Party &&
           reading.learned->code == party.code && is_as_good_as_known(*reading.learned);
}

// In any turn of its words, as banks print a person's name.
std::set<std::uint32_t> longer_names_than(const Context& context, std::uint32_t party) {
    Words name = name_words(context.parties.facts(party).name);
    std::set<std::uint32_t> longer;
    for (std::size_t turns = 0; turns < name.size(); ++turns) {
        std::vector<Word> words;
        std::string text;
        for (const std::string& word : name)
            text += (text.empty() ? "" : " ") + word;
        append_words(text, Column::Label, words);
        if (words.empty())
            break;
        const PartyIndex::Mention whole{{}, false, 0, words.size() - 1, false};
        for (const std::uint32_t other : context.parties.names_going_on(words, whole, true))
            longer.insert(other);
        std::rotate(name.begin(), name.begin() + 1, name.end());
    }
    longer.erase(party);
    return longer;
}

// "DUBOIS SARL" is not Dubois et Fils SAS. What a column ended may be the start of another form.
bool says_other_form(const Context& context, std::uint32_t line, std::uint32_t own,
                     std::uint32_t other) {
    const bank::StatementLine& texts = context.line(line);
    const std::string text = texts.label + " " + texts.label_more + " " + texts.counterparty.name;
    const Words ours = legal_forms_in(context.parties.facts(own).name);
    const Words theirs = legal_forms_in(context.parties.facts(other).name);
    Words said = legal_forms_in(text);
    for (const std::string& form : legal_forms_of_own_name(context, text::fold_compact(text)))
        std::erase(said, form);
    const auto is_own = [&](const std::string& form) { return has(ours, form); };
    const auto may_be_theirs = [&](const std::string& form) {
        return std::any_of(theirs.begin(), theirs.end(),
                           [&](const std::string& their) { return their.starts_with(form); });
    };
    return !theirs.empty() && std::any_of(said.begin(), said.end(), is_own) &&
           std::none_of(said.begin(), said.end(), may_be_theirs);
}

bool settles_exactly(const Context& context, std::uint32_t line, std::uint32_t index) {
    const ItemState& item = context.items[index];
    return item.is_invoice() && item.remaining == context.minor(line) &&
           context.same_currency(line, index) && plausible_day(context.line(line), *item.item);
}

// Lines that say the other's name and nobody else's, and ask for one of these pieces: each of them
// takes one.
bool are_asked_for(const Context& context, std::uint32_t line, std::uint32_t party,
                   const std::vector<std::uint32_t>& pieces) {
    std::size_t asking = 0;
    for (std::uint32_t other = 0; other < context.first_booked_leg; ++other) {
        const std::vector<std::uint32_t>& said = context.readings[other].parties;
        if (other == line || said.size() != 1 || said.front() != party ||
            context.minor(other) != context.minor(line))
            continue;
        const Proposal& proposal = context.proposals[other];
        asking += std::any_of(pieces.begin(), pieces.end(), [&](std::uint32_t piece) {
            const auto is_target = [&](const Target& target) {
                return target.row == context.items[piece].item->id;
            };
            return settles_exactly(context, other, piece) &&
                   (context.undecided(other) ||
                    std::any_of(proposal.targets.begin(), proposal.targets.end(), is_target));
        });
        if (asking == pieces.size())
            return true;
    }
    return false;
}

} // namespace

std::vector<std::uint32_t> pieces_of_longer_names(const Context& context,
                                                  const ItemAnswer& answer) {
    const LineReading& reading = context.readings[answer.line];
    const std::uint32_t party = only_party(context, answer);
    if (party == k_no_party || is_known_otherwise(reading, context.parties.facts(party)))
        return {};
    const bool names_own =
        std::any_of(answer.parts.begin(), answer.parts.end(), [&](const ItemPart& part) {
            return names_item(context, answer.line, part.item);
        });
    std::vector<std::uint32_t> all;
    for (const std::uint32_t other : longer_names_than(context, party)) {
        const bool has_account =
            std::binary_search(reading.of_iban.begin(), reading.of_iban.end(), other);
        if ((reading.by_iban && !has_account) ||
            says_other_form(context, answer.line, party, other))
            continue;
        std::vector<std::uint32_t> pieces;
        for (const std::uint32_t index : context.items_of_party(other)) {
            if (settles_exactly(context, answer.line, index) &&
                (!names_own || names_item(context, answer.line, index)))
                pieces.push_back(index);
        }
        if (!pieces.empty() && !are_asked_for(context, answer.line, other, pieces))
            all.insert(all.end(), pieces.begin(), pieces.end());
    }
    if (all.empty())
        return all;
    // "DUBOIS 525" of FA/2026/00525, where the others' pieces end with other digits.
    std::vector<std::uint32_t> choice = all;
    for (const ItemPart& part : answer.parts)
        choice.push_back(part.item);
    const std::optional<std::uint32_t> told = told_piece(context, answer.line, choice);
    const bool is_own = told && std::find(all.begin(), all.end(), *told) == all.end();
    return is_own ? std::vector<std::uint32_t>{} : all;
}

std::size_t parties_of(const Context& context, const std::vector<std::uint32_t>& pieces) {
    std::set<std::uint32_t> parties;
    for (const std::uint32_t piece : pieces)
        parties.insert(context.items[piece].party);
    return parties.size();
}

void show_beside(const Context& context, const std::vector<std::uint32_t>& pieces,
                 ItemAnswer& answer) {
    if (pieces.empty())
        return;
    answer.unattended = false;
    answer.ambiguous = true;
    // What was said of an answer that stands alone.
    std::erase_if(answer.reasons, [](const Reason& reason) {
        return reason.code == reasons::no_other_item || reason.code == reasons::other_items_lack ||
               reason.code == reasons::flip_second_item;
    });
    for (const std::uint32_t piece : pieces)
        answer.others.push_back({{piece, context.minor(answer.line)}});
    answer.reasons.push_back({reasons::several_items,
                              {{"count", static_cast<std::int64_t>(pieces.size() + 1)},
                               {"amount", context.line(answer.line).amount.abs()}}});
}

} // namespace comptoir::reconcile
