#include "act.h"

#include <iterator>

namespace comptoir::test {

namespace {

constexpr const char* k_names[] = {"MatchInvoice",
                                   "MatchInvoices",
                                   "MatchAccount",
                                   "MatchEntry",
                                   "MatchCarried",
                                   "WriteOff",
                                   "Automatic",
                                   "Pair",
                                   "PairInto",
                                   "MatchPair",
                                   "Movement",
                                   "MovementEach",
                                   "Template",
                                   "Park",
                                   "Ignore",
                                   "Note",
                                   "Carry",
                                   "GiveParty",
                                   "GiveTemplate",
                                   "GiveNature",
                                   "Letter",
                                   "Unletter",
                                   "LetterPlanned",
                                   "Import",
                                   "Reopen",
                                   "Return",
                                   "Forget",
                                   "Learning",
                                   "Repair",
                                   "RepairCause",
                                   "MatchSplit",
                                   "MatchDues",
                                   "RemoveTemplate",
                                   "ChangeUser",
                                   "OpenPointing",
                                   "ChangePointing",
                                   "Point",
                                   "PointAll",
                                   "Unpoint",
                                   "ValidatePointing",
                                   "ErasePointing",
                                   "ErasePart",
                                   "PointRemittance",
                                   "Proposal",
                                   "MatchEach",
                                   "WriteOffEach",
                                   "WriteOffRows",
                                   "MatchLines",
                                   "AutomaticOnDay",
                                   "UndoMatch",
                                   "TemplateBatch",
                                   "SaveTemplate",
                                   "TemplateReference",
                                   "OrderTemplates",
                                   "PartyReference",
                                   "SwitchLearned",
                                   "MatchSources",
                                   "AllowDifference",
                                   "Outstanding",
                                   "DeleteLine",
                                   "DeleteStatement",
                                   "ImportTwin",
                                   "MergeLines",
                                   "ConfirmLine",
                                   "Attach",
                                   "Detach",
                                   "OrderPayment",
                                   "MatchOrder",
                                   "PostEntry",
                                   "ReverseEntry",
                                   "MatchForeign"};
static_assert(std::size(k_names) == k_verbs);

} // namespace

std::string_view name_of(Verb verb) {
    return k_names[static_cast<std::size_t>(verb)];
}

std::string described(const Act& act) {
    std::string text = std::to_string(act.number) + " " + std::string(name_of(act.verb));
    for (const LineRef& line : act.lines)
        text += " line " + (line.import == -1 ? "" : std::to_string(line.import) + ":") +
                std::to_string(line.place);
    for (const std::size_t item : act.items)
        text += " item " + std::to_string(item);
    text += " entry " + std::to_string(act.entry) + " cents " + std::to_string(act.cents);
    if (!act.text.empty())
        text += " \"" + act.text + "\"";
    return act.about < 0 ? text : text + " about " + std::to_string(act.about);
}

std::string described(const Steps& steps) {
    constexpr const char* k_kinds[] = {"do",    "take back",    "validate",    "sign off",
                                       "close", "validate one", "correct past"};
    std::string text;
    for (const Step& step : steps)
        text +=
            k_kinds[static_cast<std::size_t>(step.kind)] + std::string(" ") +
            (step.kind <= Step::Kind::TakeBack ? described(step.act) : std::to_string(step.day)) +
            "\n";
    return text;
}

} // namespace comptoir::test
