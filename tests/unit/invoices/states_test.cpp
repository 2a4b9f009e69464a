#include "comptoir/invoices/errors.h"
#include "comptoir/invoices/types.h"

#include <gtest/gtest.h>

#include <map>

namespace comptoir::invoices {

namespace {

using S = InvoiceState;
using E = InvoiceEvent;

constexpr S k_states[] = {S::Received, S::Reviewed, S::Approved, S::Booked,
                          S::Ordered,  S::Settled,  S::Refused,  S::Duplicate};
constexpr E k_events[] = {E::Review, E::Approve, E::Refuse,      E::MarkDuplicate, E::Book,
                          E::Unbook, E::Order,   E::CancelOrder, E::Settle,        E::Unsettle};

TEST(InvoiceStates, EveryPairIsAllowedOrRefusedAsWritten) {
    const std::map<std::pair<S, E>, S> allowed{{{S::Received, E::Review}, S::Reviewed},
                                               {{S::Received, E::Refuse}, S::Refused},
                                               {{S::Received, E::MarkDuplicate}, S::Duplicate},
                                               {{S::Reviewed, E::Review}, S::Reviewed},
                                               {{S::Reviewed, E::Approve}, S::Approved},
                                               {{S::Reviewed, E::Refuse}, S::Refused},
                                               {{S::Reviewed, E::MarkDuplicate}, S::Duplicate},
                                               {{S::Approved, E::Review}, S::Reviewed},
                                               {{S::Approved, E::Refuse}, S::Refused},
                                               {{S::Approved, E::MarkDuplicate}, S::Duplicate},
                                               {{S::Approved, E::Book}, S::Booked},
                                               {{S::Booked, E::Unbook}, S::Approved},
                                               {{S::Booked, E::Order}, S::Ordered},
                                               {{S::Booked, E::Settle}, S::Settled},
                                               {{S::Ordered, E::Order}, S::Ordered},
                                               {{S::Ordered, E::CancelOrder}, S::Booked},
                                               {{S::Ordered, E::Settle}, S::Settled},
                                               {{S::Settled, E::Unsettle}, S::Booked},
                                               {{S::Duplicate, E::Review}, S::Reviewed},
                                               {{S::Duplicate, E::Refuse}, S::Refused}};
    for (S state : k_states)
        for (E event : k_events) {
            SCOPED_TRACE(std::string(to_text(state)) + " + " + std::string(to_text(event)));
            const Result<S> next = transition(state, event);
            const auto expected = allowed.find({state, event});
            ASSERT_EQ(next.has_value(), expected != allowed.end());
            if (next)
                EXPECT_EQ(*next, expected->second);
            else
                EXPECT_EQ(next.error().code, ErrorCode(errors::wrong_state));
        }
}

TEST(InvoiceStates, NothingIsPaidWithoutAnApprovalThatFollowsAReview) {
    EXPECT_FALSE(transition(S::Received, E::Approve));
    EXPECT_FALSE(transition(S::Reviewed, E::Book));
    EXPECT_FALSE(transition(S::Approved, E::Order));
}

TEST(InvoiceStates, TextsGoThereAndBack) {
    for (S state : k_states)
        EXPECT_EQ(parse_invoice_state(to_text(state)), state);
    EXPECT_EQ(parse_invoice_state("paid"), std::nullopt);
    for (InvoiceType type : {InvoiceType::Invoice, InvoiceType::CreditNote, InvoiceType::Corrected,
                             InvoiceType::Prepayment})
        EXPECT_EQ(parse_invoice_type(to_text(type)), type);
    EXPECT_EQ(parse_direction("sideways"), std::nullopt);
}

} // namespace
} // namespace comptoir::invoices
