#include "comptoir/users/users.h"

#include "comptoir/core/text.h"
#include "comptoir/users/errors.h"

#include <algorithm>
#include <array>

namespace comptoir::users {

namespace {

constexpr std::size_t k_code_most = 32; // bytes

RightSet set_of(std::initializer_list<Right> rights) {
    RightSet set;
    for (const Right right : rights)
        set.add(right);
    return set;
}

bool is_code_character(char c) {
    const bool is_plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                          (c >= '0' && c <= '9') || c == '.' || c == '-' || c == '_';
    return is_plain || static_cast<unsigned char>(c) >= 0x80; // é in UTF-8
}

// Accented Latin letters; not what only looks like them, or cannot be seen, since the code tells in
// the log who did what.
bool is_readable(std::string_view code) {
    if (!text::is_valid_utf8(code))
        return false;
    const std::string folded = text::fold(code);
    // Folding drops what cannot be seen: then less is left than there was.
    const bool is_seen =
        text::length_in_characters(folded) >= text::length_in_characters(text::nfc(code));
    return is_seen && std::all_of(folded.begin(), folded.end(),
                                  [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

} // namespace

const std::vector<Role>& fixed_roles() {
    static const std::vector<Role> roles = {
        {std::string(k_owner), {}, RightSet::all(), true},
        // Everything but who may do what.
        {"accountant", {}, RightSet::all().remove(Right::Users), true},
        // The daily work; nothing that commits the company or cannot be taken back.
        {"assistant",
         {},
         set_of({Right::StatementImport, Right::StatementModify, Right::StatementReconcile,
                 Right::StatementCancel, Right::StatementPrint, Right::PartyUpdate,
                 Right::SingleEntry, Right::Lettering, Right::InvoiceEnter}),
         true},
        {"reviewer", {}, set_of({Right::StatementPrint, Right::StatementReview}), true},
    };
    return roles;
}

namespace {

const Role* role_as_written(const std::vector<Role>& roles, std::string_view code) {
    const auto found = std::find_if(roles.begin(), roles.end(),
                                    [&](const Role& role) { return role.code == code; });
    return found == roles.end() ? nullptr : &*found;
}

} // namespace

bool is_name_of_fixed_role(std::string_view word) {
    // As src/i18n/texts/users.inc calls them; the rules know no languages.
    static constexpr std::array words = {"owner",
                                         "propriétaire",
                                         "accountant",
                                         "comptable",
                                         "assistant",
                                         "reviewer",
                                         "réviseur",
                                         "reviewer (reads and signs off)",
                                         "réviseur (lecture et visa)"};
    const std::string wanted = text::fold(word);
    return std::any_of(words.begin(), words.end(),
                       [&](std::string_view each) { return text::fold(each) == wanted; });
}

const Role* find_role(const std::vector<Role>& roles, std::string_view code) {
    if (const Role* exact = role_as_written(roles, code))
        return exact;
    const std::string wanted = text::fold(code);
    const auto found = std::find_if(roles.begin(), roles.end(), [&](const Role& role) {
        return text::fold(role.code) == wanted;
    });
    return found == roles.end() ? nullptr : &*found;
}

const User* find_user(const std::vector<User>& users, std::string_view code) {
    const std::string wanted = text::fold(code);
    const auto found = std::find_if(users.begin(), users.end(), [&](const User& user) {
        return text::fold(user.code) == wanted;
    });
    return found == users.end() ? nullptr : &*found;
}

bool is_protected(const std::vector<User>& users) {
    return std::any_of(users.begin(), users.end(),
                       [](const User& user) { return user.has_password; });
}

RightSet rights_of(const User& user, const std::vector<Role>& roles) {
    const Role* role = user.active ? role_as_written(roles, user.role) : nullptr;
    return role ? role->rights : RightSet{};
}

std::vector<std::string> who_may(Right right, const std::vector<User>& users,
                                 const std::vector<Role>& roles) {
    std::vector<std::string> names;
    for (const User& user : users)
        if (user.has_password && rights_of(user, roles).has(right))
            names.push_back(user.name.empty() ? user.code : user.name);
    return names;
}

Result<void> check_code(std::string_view code) {
    if (code.empty() || code.size() > k_code_most ||
        !std::all_of(code.begin(), code.end(), is_code_character) || !is_readable(code))
        return fail(errors::code_unusable, {{"code", std::string(code)}});
    return {};
}

Result<void> check_password(std::string_view password) {
    if (text::length_in_characters(password) < k_password_least)
        return fail(errors::password_short,
                    {{"least", static_cast<std::int64_t>(k_password_least)}});
    return {};
}

Result<void> check_somebody_manages(const std::vector<User>& users,
                                    const std::vector<Role>& roles) {
    if (is_protected(users) && who_may(Right::Users, users, roles).empty())
        return fail(errors::no_manager_left);
    return {};
}

} // namespace comptoir::users
