#include "comptoir/users/users.h"

#include "comptoir/users/errors.h"

#include <gtest/gtest.h>

#include <set>

namespace comptoir::users {
namespace {

std::string refusal_of(const Result<void>& result) {
    return result ? std::string() : std::string(result.error().code.name);
}

const User k_claire{"claire", "Claire Martin", "owner", true, true};
const User k_paul{"paul", "Paul Petit", "assistant", true, true};
const User k_zoe{"zoé", "", "reviewer", true, true};

TEST(RightsTest, EveryRightHasATextOfItsOwnThatIsReadBack) {
    std::set<std::string_view> texts;
    for (const Right right : all_rights()) {
        EXPECT_TRUE(texts.insert(to_text(right)).second) << to_text(right);
        EXPECT_EQ(parse_right(to_text(right)), right);
    }
    EXPECT_EQ(all_rights().size(), static_cast<std::size_t>(Right::Users) + 1);
    EXPECT_FALSE(parse_right("statements"));
    EXPECT_FALSE(parse_right(""));
    EXPECT_FALSE(parse_right("Statements.Import"));
}

TEST(RightsTest, ASetKeepsWhatWasAddedAndNothingElse) {
    for (const Right right : all_rights()) {
        RightSet one;
        EXPECT_TRUE(one.empty());
        one.add(right);
        for (const Right other : all_rights())
            EXPECT_EQ(one.has(other), other == right);
        RightSet rest = RightSet::all();
        rest.remove(right);
        for (const Right other : all_rights())
            EXPECT_EQ(rest.has(other), other != right);
    }
}

TEST(RolesTest, TheOwnerMayDoEverythingAndTheReviewerPrintsAndSignsOff) {
    const Role* owner = find_role(fixed_roles(), "owner");
    const Role* reviewer = find_role(fixed_roles(), "reviewer");
    ASSERT_TRUE(owner && reviewer);
    EXPECT_EQ(owner->rights, RightSet::all());
    EXPECT_EQ(reviewer->rights, RightSet().add(Right::StatementPrint).add(Right::StatementReview));
    EXPECT_FALSE(find_role(fixed_roles(), "accountant")->rights.has(Right::Users));
    const RightSet assistant = find_role(fixed_roles(), "assistant")->rights;
    for (const Right right : {Right::StatementDelete, Right::EntryValidate, Right::PeriodClose,
                              Right::Pay, Right::InvoiceApprove, Right::WriteOff, Right::Users})
        EXPECT_FALSE(assistant.has(right)) << to_text(right);
}

TEST(RolesTest, ARoleIsFoundWhateverItsCaseButGivesItsRightsOnlyAsItIsWritten) {
    EXPECT_EQ(find_role(fixed_roles(), "Owner")->code, "owner");
    std::vector<Role> roles = fixed_roles();
    roles.push_back({"Owner", "Owner", RightSet().add(Right::Pay), false});
    EXPECT_EQ(find_role(roles, "Owner")->rights, RightSet().add(Right::Pay));
    User user = k_claire;
    user.role = "OWNER"; // written by hand into the file
    EXPECT_TRUE(rights_of(user, roles).empty());
}

TEST(RolesTest, WhatReadsLikeAFixedRoleIsKnown) {
    for (const char* word : {"owner", "OWNER", "Propriétaire", "proprietaire", "Réviseur"})
        EXPECT_TRUE(is_name_of_fixed_role(word)) << word;
    for (const char* word : {"", "chef", "owner2", "sous-comptable"})
        EXPECT_FALSE(is_name_of_fixed_role(word)) << word;
}

TEST(UsersTest, ACodeIsFoundWhateverItsCaseAndAccents) {
    const std::vector<User> users{k_claire, k_zoe};
    EXPECT_EQ(find_user(users, "CLAIRE")->code, "claire");
    EXPECT_EQ(find_user(users, "Zoe")->code, "zoé");
    EXPECT_EQ(find_user(users, "clair"), nullptr);
    EXPECT_EQ(find_user(users, ""), nullptr);
}

TEST(UsersTest, ADisabledUserOrOneWithoutRoleMayDoNothing) {
    User user = k_claire;
    EXPECT_EQ(rights_of(user, fixed_roles()), RightSet::all());
    user.active = false;
    EXPECT_TRUE(rights_of(user, fixed_roles()).empty());
    user = k_claire;
    user.role = "gone";
    EXPECT_TRUE(rights_of(user, fixed_roles()).empty());
}

TEST(UsersTest, WhoMayNamesOnlyThoseWhoCanSignIn) {
    User silent{"jean", "Jean", "owner", true, false};
    User gone{"lise", "Lise", "owner", false, true};
    EXPECT_EQ(
        who_may(Right::StatementPrint, {k_claire, k_paul, k_zoe, silent, gone}, fixed_roles()),
        (std::vector<std::string>{"Claire Martin", "Paul Petit", "zoé"}));
    EXPECT_TRUE(who_may(Right::Pay, {k_paul, silent, gone}, fixed_roles()).empty());
}

TEST(UsersTest, AProtectedDossierKeepsSomebodyWhoManages) {
    EXPECT_EQ(refusal_of(check_somebody_manages({}, fixed_roles())), "");
    User silent = k_claire;
    silent.has_password = false;
    EXPECT_EQ(refusal_of(check_somebody_manages({silent}, fixed_roles())), "") << "not protected";
    EXPECT_EQ(refusal_of(check_somebody_manages({k_claire, k_paul}, fixed_roles())), "");
    EXPECT_EQ(refusal_of(check_somebody_manages({silent, k_paul}, fixed_roles())),
              "users.no_manager_left");
    User gone = k_claire;
    gone.active = false;
    EXPECT_EQ(refusal_of(check_somebody_manages({gone, k_paul}, fixed_roles())),
              "users.no_manager_left");
}

TEST(UsersTest, CodesAndPasswordsOutsideTheRulesAreRefused) {
    for (const char* good : {"claire", "j.martin", "zoé", "A-1_b", "x", "œil"})
        EXPECT_EQ(refusal_of(check_code(good)), "") << good;
    for (const char* bad :
         {"", "claire martin", "a/b", "a\nb", "'", "abcdefghijklmnopqrstuvwxyz0123456", "cl\xE9",
          "cl\u0430ire", "eve\u202E"}) // not UTF-8, a Cyrillic letter, a turn of direction
        EXPECT_EQ(refusal_of(check_code(bad)), "users.code_unusable") << bad;
    EXPECT_EQ(refusal_of(check_password("")), "users.password_short");
    EXPECT_EQ(refusal_of(check_password("éééé")), "users.password_short")
        << "characters, not bytes";
    EXPECT_EQ(refusal_of(check_password("éléphant")), "");
}

} // namespace
} // namespace comptoir::users
