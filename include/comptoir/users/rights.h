// The rights of a dossier, one per act (A330, A331), and sets of them.
//
// A verb of app names its right when it begins (Writer::begin), so that no face can forget one.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace comptoir::users {

enum class Right {
    StatementImport,
    StatementModify,
    StatementDelete,
    StatementReconcile,
    StatementCancel, // a match, an import: what was done is taken back
    StatementPrint,
    StatementReview, // the sign-off of a reconciliation report
    WriteOff,
    Movements, // generated from bank lines
    PartyUpdate,
    TemplateUpdate,
    SingleEntry,
    BatchEntries,
    BatchNatures,
    Lettering,
    EntryValidate,
    PeriodClose,
    InvoiceEnter,
    InvoiceApprove,
    Pay,
    Connections,
    BooksSetup, // taking books over, financial years, bank journals
    Settings,
    Users
};

std::string_view to_text(Right right); // "statements.import"
std::optional<Right> parse_right(std::string_view text);
std::span<const Right> all_rights(); // in the order a person reads them

class RightSet {
public:
    static RightSet all();
    bool has(Right right) const { return (m_bits & bit(right)) != 0; }
    bool empty() const { return m_bits == 0; }
    RightSet& add(Right right);
    RightSet& remove(Right right);
    friend bool operator==(RightSet, RightSet) = default;

private:
    static std::uint64_t bit(Right right) {
        return std::uint64_t{1} << static_cast<unsigned>(right);
    }
    std::uint64_t m_bits = 0;
};

} // namespace comptoir::users
