// What the bank answers to one request: pure, so that tests need no socket.
#pragma once

#include "comptoir/sandbox/bank.h"

#include <map>
#include <string>

namespace comptoir::sandbox {

struct BankRequest {
    std::string path;                              // "/v2/transactions"
    std::multimap<std::string, std::string> query; // decoded; "status[]" several times
    std::string authorization;                     // header, as sent
    std::string staging_token;                     // header, as sent
};

struct BankAnswer {
    int status = 200;
    std::string content_type = "application/json; charset=utf-8";
    std::string body;
};

BankAnswer answer(const Bank& bank, const BankRequest& request, Instant now);
BankAnswer error_answer(int status, std::string_view code, std::string_view detail,
                        std::string_view parameter = {});

} // namespace comptoir::sandbox
