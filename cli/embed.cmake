# Writes the chapters of the specification as C++: cmake -DOUTPUT=... -DCHAPTERS=a.md;b.md -DROOT=... -P embed.cmake
set(code "#include \"cli/rules_table.hpp\"\n\nnamespace plumbline {\n\nconst std::vector<Chapter>& chapters() {\n  static const std::vector<Chapter> all{\n")
foreach(chapter ${CHAPTERS})
  file(READ ${chapter} text)
  file(RELATIVE_PATH path ${ROOT} ${chapter})
  string(APPEND code "      {\"${path}\", R\"chapter(${text})chapter\"},\n")
endforeach()
string(APPEND code "  };\n  return all;\n}\n\n}  // namespace plumbline\n")
file(WRITE ${OUTPUT} "${code}")
