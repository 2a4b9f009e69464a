#include "comptoir/bank/intake.h"

namespace comptoir::bank {

std::string_view to_text(IntakeState state) {
    switch (state) {
    case IntakeState::Waiting:
        return "waiting";
    case IntakeState::Dropped:
        return "dropped";
    }
    return "waiting";
}

std::optional<IntakeState> parse_intake_state(std::string_view text) {
    for (const IntakeState state : {IntakeState::Waiting, IntakeState::Dropped})
        if (text == to_text(state))
            return state;
    return std::nullopt;
}

} // namespace comptoir::bank
