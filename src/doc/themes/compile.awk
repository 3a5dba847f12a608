# doc/themes/compile.awk - themes -> a table in C
#
# awk -f compile.awk book.yaml handout.yaml ... >themes.c
#
# Reads what our own theme files are written in: maps by indentation of two
# spaces, plain or quoted scalars, lists in one line. tests/golden/theme/ holds
# the tables against what libyaml reads.

function quoted(text) {
	gsub(/\\/, "\\\\", text)
	gsub(/"/, "\\\"", text)
	return "\"" text "\""
}

function finish() {
	if (name != "")
		print "\t{0}};"
}

FNR == 1 {
	finish()
	name = FILENAME
	sub(/.*\//, "", name)
	sub(/\.yaml$/, "", name)
	names[++themes] = name
	variable = "values_" name
	gsub(/-/, "_", variable)
	variables[themes] = variable
	counts[themes] = 0
	extends[themes] = ""
	if (themes == 1)
		print "#include \"doc/theme_read.h\"\n\n#include \"doc/themes.h\"\n"
	printf "static const struct theme_value %s[] = {\n", variable
}

{ lines[themes] = lines[themes] "\t" quoted($0) ",\n" }

/^ *[^ #].*:/ {
	line = $0
	match(line, /^ */)
	depth = RLENGTH / 2
	line = substr(line, RLENGTH + 1)
	colon = index(line, ":")
	key[depth] = substr(line, 1, colon - 1)
	value = substr(line, colon + 1)
	sub(/^ */, "", value)
	if (value ~ /^"/) {
		value = substr(value, 2)
		value = substr(value, 1, index(value, "\"") - 1)
	} else if (value ~ /^\[/) {
		value = substr(value, 2, index(value, "]") - 2)
		gsub(/[",]/, "", value)
	} else {
		sub(/(^| +)#.*/, "", value)
	}
	sub(/ *$/, "", value)
	if (value == "" && $0 !~ /: *"/)
		next
	path = key[0]
	for (i = 1; i <= depth; i++)
		path = path "." key[i]
	if (path == "extends") {
		extends[themes] = value
		next
	}
	printf "\t{%s, %s, {\"%s.yaml\", %d, %d}},\n", quoted(path),
		quoted(value), name, FNR, depth * 2 + 1
	counts[themes]++
}

END {
	finish()
	for (i = 1; i <= themes; i++)
		printf "\nstatic const char *const lines_%s[] = {\n%s\tNULL};\n",
			substr(variables[i], 8), lines[i]
	print "\nconst struct theme_layer theme_layers[] = {"
	for (i = 1; i <= themes; i++) {
		printf "\t{%s, %s, %s, %d,\n\t lines_%s},\n",
			quoted(names[i]),
			extends[i] == "" ? "NULL" : quoted(extends[i]),
			variables[i], counts[i], substr(variables[i], 8)
	}
	print "};\n\nconst int theme_layer_count = " themes ";"
}
