# Run by comptoir_embed(): writes one .cpp that holds the bytes of FILES.
#
# The bytes go into string literals of hexadecimal escapes: any content survives (quotes,
# semicolons, UTF-8), and compilers read one long literal much faster than an initialiser list.
set(body "#include \"comptoir/core/resource.h\"\n\nnamespace comptoir::resources {\nnamespace {\n")
set(table "")
set(index 0)
foreach(path IN LISTS FILES)
  get_filename_component(name "${path}" NAME)
  file(READ "${path}" bytes HEX)
  string(REGEX REPLACE "([0-9a-f][0-9a-f])" "\\\\x\\1" bytes "${bytes}")
  # 24 bytes, four characters each, per line.
  string(REPEAT "." 96 chunk)
  string(REGEX REPLACE "(${chunk})" "\\1\"\n    \"" bytes "${bytes}")
  string(APPEND body "constexpr char k_bytes_${index}[] =\n    \"${bytes}\";\n")
  string(APPEND table "    {\"${name}\", {k_bytes_${index}, sizeof k_bytes_${index} - 1}},\n")
  math(EXPR index "${index} + 1")
endforeach()
string(APPEND body "constexpr Resource k_resources[] = {\n${table}};\n} // namespace\n\n")
string(APPEND body "std::span<const Resource> ${NAMESPACE}() { return k_resources; }\n")
string(APPEND body "} // namespace comptoir::resources\n")
file(WRITE "${OUTPUT}" "${body}")
