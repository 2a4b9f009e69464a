#include "comptoir/core/result.h"

#include "comptoir/core/errors.h"

#include <gtest/gtest.h>

namespace comptoir {
namespace {

Result<int> half(int number) {
    if (number % 2 != 0)
        return fail(errors::usage, {{"problem", std::int64_t{number}}}, "odd");
    return number / 2;
}

Result<int> quarter(int number) {
    CT_ASSIGN(first, half(number));
    CT_ASSIGN(second, half(first));
    return second;
}

Result<void> check_even(int number) {
    CT_TRY(half(number));
    return {};
}

TEST(Result, HoldsAValue) {
    EXPECT_EQ(quarter(8), 2);
    EXPECT_TRUE(check_even(2).has_value());
}

TEST(Result, CarriesTheErrorToTheCaller) {
    for (const int number : {7, 6}) {
        const Result<int> result = quarter(number);
        ASSERT_FALSE(result.has_value()) << number;
        EXPECT_EQ(result.error().code, errors::usage);
        EXPECT_EQ(result.error().kind, ErrorKind::Unreadable);
        EXPECT_EQ(result.error().detail, "odd");
        ASSERT_EQ(result.error().params.size(), 1U);
        EXPECT_EQ(result.error().params[0].name, "problem");
    }
    EXPECT_FALSE(check_even(3).has_value());
}

TEST(Result, SaysWhereItFailed) {
    const Result<int> result = [&]() -> Result<int> {
        return fail_at({"camt.xml", 12, "Ntry 3", "Amt"}, errors::amount_unreadable,
                       {{"text", std::string{"abc"}}});
    }();
    ASSERT_FALSE(result.has_value());
    ASSERT_TRUE(result.error().place.has_value());
    EXPECT_EQ(result.error().place->line, 12);
    EXPECT_EQ(result.error().place->field, "Amt");
}

TEST(ErrorCodes, OfCoreStartWithTheModule) {
    for (const ErrorSpec& spec :
         {errors::amount_too_fine, errors::amount_unreadable, errors::amount_too_large,
          errors::date_unreadable, errors::iban_invalid, errors::currency_unknown,
          errors::wrong_passphrase, errors::sealed_malformed, errors::file_unreadable,
          errors::file_unwritable, errors::file_too_large, errors::cancelled, errors::usage})
        EXPECT_TRUE(spec.name.starts_with("core.") || spec.name == "amount_too_fine") << spec.name;
}

} // namespace
} // namespace comptoir
