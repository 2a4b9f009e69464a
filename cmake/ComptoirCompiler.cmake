# Warnings, sanitizers and the precompiled headers every target shares.
add_library(comptoir_options INTERFACE)
target_compile_options(comptoir_options INTERFACE
  -Wall -Wextra -Wpedantic -Wconversion -Wsign-conversion -Wshadow -Wnon-virtual-dtor
  -Wold-style-cast -Woverloaded-virtual
  # Errors for developers and CI; a newer compiler's new warning must not stop a stranger's build.
  $<$<BOOL:${COMPTOIR_WERROR}>:-Werror>
  # Designated initialisers that leave the defaults of the other members are the idiom here.
  -Wno-missing-field-initializers
  # g++ 12 reports these falsely on std::string when it optimises (GCC bugs 105329, 105651).
  -Wno-restrict -Wno-array-bounds -Wno-stringop-overflow -Wno-stringop-overread
  # The fuzzers are built with clang, which knows none of those names and doubts libstdc++ 12.
  $<$<CXX_COMPILER_ID:Clang>:-Wno-unknown-warning-option;-Wno-deprecated-declarations>
  # With -O2 it also doubts std::optional members of values that were returned (GCC bug 80635).
  $<$<CONFIG:Release>:-Wno-maybe-uninitialized>)
target_include_directories(comptoir_options INTERFACE ${CMAKE_SOURCE_DIR}/include)

if(COMPTOIR_SANITIZE)
  target_compile_options(comptoir_options INTERFACE
    -fsanitize=${COMPTOIR_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all
    # The instrumented code hides from the compiler what is initialised.
    -Wno-maybe-uninitialized)
  target_link_options(comptoir_options INTERFACE -fsanitize=${COMPTOIR_SANITIZE})
endif()

# Tests are compiled once for each change and run for seconds: less time for their own code, while
# what they test is built as people run it. Under a sanitizer the optimiser is nearly half the time
# of a compiler, and without it no access is optimised away before it is looked at. -fPIC, as Qt asks of programs that link it: one
# precompiled header does for all.
set(COMPTOIR_PLAIN_OPTIONS $<$<CONFIG:Debug>:-O0>)
set(COMPTOIR_TEST_OPTIONS $<$<CONFIG:Release>:-O1> ${COMPTOIR_PLAIN_OPTIONS} -fPIC)

# One precompiled header for all modules and one for all tests: the compiler options are the same
# everywhere, so the other targets reuse them instead of compiling their own. Modules on top of a
# large library (Qt Widgets, CLI11) have one with its headers too.
set(COMPTOIR_PRECOMPILED
  <algorithm> <array> <chrono> <cstdint> <functional> <map> <memory> <optional> <span> <string>
  <string_view> <tuple> <unordered_map> <utility> <variant> <vector>)
file(WRITE ${CMAKE_BINARY_DIR}/pch/pch.cpp "// Only here so that the precompiled header has a target.\n")
add_library(comptoir_pch OBJECT ${CMAKE_BINARY_DIR}/pch/pch.cpp)
target_link_libraries(comptoir_pch PRIVATE comptoir_options)
target_precompile_headers(comptoir_pch PRIVATE ${COMPTOIR_PRECOMPILED})
set_target_properties(comptoir_pch PROPERTIES POSITION_INDEPENDENT_CODE ON)
# The same without optimisation, for the modules that say PLAIN: a precompiled header serves one level.
add_library(comptoir_plain_pch OBJECT EXCLUDE_FROM_ALL ${CMAKE_BINARY_DIR}/pch/pch.cpp)
target_link_libraries(comptoir_plain_pch PRIVATE comptoir_options)
target_compile_options(comptoir_plain_pch PRIVATE ${COMPTOIR_PLAIN_OPTIONS})
target_precompile_headers(comptoir_plain_pch PRIVATE ${COMPTOIR_PRECOMPILED})
set_target_properties(comptoir_plain_pch PROPERTIES POSITION_INDEPENDENT_CODE ON)
