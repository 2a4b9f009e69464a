#include "comptoir/core/crypto_thread.h"

#include <openssl/crypto.h>

namespace comptoir::crypto {

ThreadUse::~ThreadUse() {
    OPENSSL_thread_stop();
}

} // namespace comptoir::crypto
