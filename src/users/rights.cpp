#include "comptoir/users/rights.h"

#include "comptoir/core/invariant.h"

#include <array>

namespace comptoir::users {

namespace {

struct NamedRight {
    Right right;
    std::string_view text;
};

// The texts stand in dossiers and in scripts: none is ever renamed.
constexpr std::array k_rights = {
    NamedRight{Right::StatementImport, "statements.import"},
    NamedRight{Right::StatementModify, "statements.modify"},
    NamedRight{Right::StatementDelete, "statements.delete"},
    NamedRight{Right::StatementReconcile, "statements.reconcile"},
    NamedRight{Right::StatementCancel, "statements.cancel"},
    NamedRight{Right::StatementPrint, "statements.print"},
    NamedRight{Right::StatementReview, "statements.review"},
    NamedRight{Right::WriteOff, "matching.write-off"},
    NamedRight{Right::Movements, "matching.movements"},
    NamedRight{Right::PartyUpdate, "parties.update"},
    NamedRight{Right::TemplateUpdate, "templates.update"},
    NamedRight{Right::SingleEntry, "entries.single"},
    NamedRight{Right::BatchEntries, "entries.batch"},
    NamedRight{Right::BatchNatures, "natures.batch"},
    NamedRight{Right::Lettering, "entries.letter"},
    NamedRight{Right::EntryValidate, "entries.validate"},
    NamedRight{Right::PeriodClose, "periods.close"},
    NamedRight{Right::InvoiceEnter, "invoices.enter"},
    NamedRight{Right::InvoiceApprove, "invoices.approve"},
    NamedRight{Right::Pay, "payments.pay"},
    NamedRight{Right::Connections, "connections.manage"},
    NamedRight{Right::BooksSetup, "books.set-up"},
    NamedRight{Right::Settings, "settings.change"},
    NamedRight{Right::Users, "users.manage"},
};

constexpr auto k_in_order = [] {
    std::array<Right, k_rights.size()> rights{};
    for (std::size_t index = 0; index < k_rights.size(); ++index)
        rights[index] = k_rights[index].right;
    return rights;
}();

} // namespace

std::string_view to_text(Right right) {
    for (const NamedRight& each : k_rights)
        if (each.right == right)
            return each.text;
    invariant(false, "every right has its text");
    return {};
}

std::optional<Right> parse_right(std::string_view text) {
    for (const NamedRight& each : k_rights)
        if (each.text == text)
            return each.right;
    return std::nullopt;
}

std::span<const Right> all_rights() {
    return k_in_order;
}

RightSet RightSet::all() {
    RightSet set;
    for (const Right right : all_rights())
        set.add(right);
    return set;
}

RightSet& RightSet::add(Right right) {
    m_bits |= bit(right);
    return *this;
}

RightSet& RightSet::remove(Right right) {
    m_bits &= ~bit(right);
    return *this;
}

} // namespace comptoir::users
