// BankServer: the sandbox bank on a loopback port, on a thread of its own.
//
// Never on another interface. Tests start one in their own process and change the bank while it
// runs; the program comptoir-sandbox wraps the same class.
#pragma once

#include "comptoir/core/clock.h"
#include "comptoir/core/result.h"
#include "comptoir/sandbox/bank.h"
#include "comptoir/sandbox/faults.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <string>

namespace comptoir::sandbox {

class BankServer {
public:
    // Port 0 takes a free one. Errors: sandbox.port_taken.
    static Result<std::unique_ptr<BankServer>> start(Bank bank, std::shared_ptr<const Clock> clock,
                                                     int port = 0);
    ~BankServer(); // stops and joins
    BankServer(const BankServer&) = delete;
    BankServer& operator=(const BankServer&) = delete;

    std::string address() const; // "http://127.0.0.1:40123"
    void change(const std::function<void(Bank&)>& what);
    void set_faults(std::deque<Fault> faults);
    std::int64_t requests() const; // /v2/ requests seen

private:
    struct State;
    explicit BankServer(std::unique_ptr<State> state);
    std::unique_ptr<State> m_state;
};

} // namespace comptoir::sandbox
