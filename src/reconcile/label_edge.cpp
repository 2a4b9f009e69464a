#include "label_edge.h"

#include "comptoir/core/text.h"
#include "number_beginnings.h"

#include <algorithm>
#include <iterator>
#include <string_view>

namespace comptoir::reconcile {

namespace {

bool is_width(std::size_t characters) {
    return std::binary_search(std::begin(k_label_widths), std::end(k_label_widths), characters);
}

std::string_view key_of_hit(const Context& context, const NumberHit& hit, std::string& buffer) {
    if (hit.kind == HitKind::Piece)
        return context.items[hit.item].key;
    buffer = key_of(hit.text);
    return buffer;
}

// An open piece of the line's side whose number the named one may be the start of.
bool may_be_longer(const Context& context, const ItemAnswer& answer, const NumberHit& hit,
                   const ItemPart& part) {
    std::string buffer;
    const std::string_view key = key_of_hit(context, hit, buffer);
    // Of its own party the amount to the cent tells them apart, unless both owe it.
    const bool is_own = answer.accounts.empty() &&
                        context.readings[answer.line].agrees(context.items[part.item].party);
    return context.beginnings().any_longer(key, [&](std::uint32_t index) {
        const ItemState& other = context.items[index];
        return other.remaining != 0 && (other.remaining < 0) == (part.amount < 0) &&
               (!is_own || other.remaining == part.amount);
    });
}

} // namespace

LabelEdge edge_of(const bank::StatementLine& line) {
    if (before_what_is_repeated(line) < line.label.size())
        return LabelEdge::Inside; // the continuation has it whole
    const std::size_t width = text::length_in_characters(line.label);
    if (is_width(width))
        return LabelEdge::InWord;
    return is_width(width + 1) ? LabelEdge::AtBlank : LabelEdge::Inside;
}

bool ends_label(const std::vector<Word>& words, std::size_t word) {
    return words[word].column == Column::Label &&
           (word + 1 == words.size() || words[word + 1].gap == '\n');
}

std::optional<Reason> doubt_of_cut_number(const Context& context, const ItemAnswer& answer) {
    for (const ItemPart& part : answer.parts) {
        const ItemState& item = context.items[part.item];
        const bool is_whole = part.amount == item.remaining;
        for (const NumberHit& hit : context.readings[answer.line].hits) {
            if (hit.item == part.item && hit.is_at_edge &&
                (!is_whole || may_be_longer(context, answer, hit, part)))
                return Reason{reasons::cut_number, {{"piece", item.item->piece}}};
        }
    }
    return std::nullopt;
}

} // namespace comptoir::reconcile
