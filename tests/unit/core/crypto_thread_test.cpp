#include "comptoir/core/crypto_thread.h"

#include <gtest/gtest.h>

#include <openssl/err.h>

namespace comptoir::crypto {
namespace {

TEST(CryptoThread, WhatOpensslKeptForTheThreadIsGone) {
    ERR_raise(ERR_LIB_USER, ERR_R_PASSED_INVALID_ARGUMENT);
    ASSERT_NE(ERR_peek_error(), 0U);
    { const ThreadUse use; }
    EXPECT_EQ(ERR_peek_error(), 0U);
}

TEST(CryptoThread, TheThreadMayUseOpensslAgain) {
    { const ThreadUse first; }
    { const ThreadUse again; }
    ERR_raise(ERR_LIB_USER, ERR_R_PASSED_INVALID_ARGUMENT);
    EXPECT_NE(ERR_peek_error(), 0U);
    ERR_clear_error();
}

} // namespace
} // namespace comptoir::crypto
