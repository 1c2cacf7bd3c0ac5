/**
 * What the generated scripts are made of. In a phrase stand
 *
 *   «v»        a variable that holds a secret
 *   «s»        the path of a secret's mount
 *   «p» «P»    a path where nothing is yet; the capital one as people write it, with quotes, `~` or relative
 *   «d» «b»    its directory and its name
 *   «f» «F»    a path that an earlier phrase has written to; likewise
 *   «e» «c»    its directory and its name
 *   «n»        a number that no other phrase has
 *
 * A phrase that takes several lines is for scripts in heredocs. All of them are for busybox; those of `bashPhrases` are for
 * bash. What nobody writes and no reading can tell is not among them: a command that takes a file away where `false` is
 * before it, a filter that lets no line through, a value in a file's name, a link that is written through.
 */
export interface Phrases {
  /** Put a secret into a variable, `«n»` being a part of its name. */
  readonly reads: readonly string[];
  /** Store a secret of a variable. */
  readonly stores: readonly string[];
  /** Store a secret of a mounted file. */
  readonly storesMounted: readonly string[];
  /** Use a secret of a variable, and store nothing of it. */
  readonly uses: readonly string[];
  /** Use a mounted file, and store nothing of it. */
  readonly usesMounted: readonly string[];
  /** Copy or move what stands in a file, or change it. */
  readonly moves: readonly string[];
  /** Take a file away, or what it holds. */
  readonly erases: readonly string[];
  /** Print a secret, or nearly so. */
  readonly prints: readonly string[];
  /** The same with a file. */
  readonly printsFile: readonly string[];
  /** Neither has to do with a secret. */
  readonly others: readonly string[];
}

export const phrases: Phrases = {
  reads: [
    "«x»=$(cat «s»)", "«x»=\"$(cat «s»)\"", "«x»=`cat «s»`", "read -r «x» < «s» || true", "export «x»=$(cat «s»)", "«x»=$(head -n 1 «s»)", "«x»=$(tr -d '\\n' < «s»)",
    "«x»=$(cat «s» | tr -d '\\n')", "IFS= read -r «x» < «s» || true", "set -a; «x»=$(cat «s»); set +a", "«x»=$(sed -n 1p «s»)", "«x»=\"$(cat \"$(echo «s»)\")\"", "S«n»=«s»; «x»=$(cat \"$S«n»\")",
    "«x»=$(base64 < «s» | tr -d '\\n')", "exec 4< «s»; read -r «x» <&4 || true; exec 4<&-", "get«n»() { cat «s»; }; «x»=$(get«n»)", "if [ -f «s» ]; then «x»=$(cat «s»); else «x»=none; fi", "[ -f «s» ] && «x»=$(cat «s») || «x»=none", "«x»=$(cat «s») || «x»=none", "case $(id -u) in 0) «x»=$(cat «s»);; *) «x»=none;; esac", "«x»=$(cat «s» 2>/dev/null || echo none)",
    "«x»=$(awk '{print $1}' «s»)", "«x»=\"Bearer $(cat «s»)\"",
  ],
  stores: [
    "echo \"$«v»\" > «P»", "printf '%s' \"$«v»\" > «P»", "echo token=$«v» >> «P»", "printf 'token=%s\\n' \"$«v»\" > «P»", "echo \"a: $«v»\" | tee «P» > /dev/null", "echo \"$«v»\" | tee -a «P» >/dev/null", "echo \"$«v»\" | base64 > «P»",
    "echo -n \"$«v»\" | base64 -w 0 > «P»", "echo \"$«v»\" | sed 's/^/k=/' > «P»", "echo \"$«v»\" | awk '{print \"t \" $1}' > «P»", "(echo a; echo \"$«v»\") > «P»", "{ echo a; echo \"$«v»\"; } >> «P»", "for i in a \"$«v»\"; do echo $i >> «P»; done",
    "if [ -n \"$«v»\" ]; then echo \"$«v»\" > «P»; fi", "case \"$«v»\" in *) echo \"$«v»\" > «P»;; esac", "[ -n \"$«v»\" ] && echo \"$«v»\" > «P»", "set -- a \"$«v»\"; echo \"$2\" > «P»", "set -- \"$«v»\" a; shift; echo \"$1\" > «P»", "set -- a \"$«v»\"; shift; echo \"$1\" > «P»",
    "eval \"echo $«v» > «p»\"", "sh -c \"echo $«v» > «p»\"", "K=\"$«v»\" sh -c 'echo \"$K\" > «p»'", "env K=\"$«v»\" sh -c 'echo $K > «p»'", "w«n»() { echo \"$1\" > «p»; }; w«n» \"$«v»\"", "w«n»() { local a=\"$1\"; echo \"$a\" > «p»; }; w«n» \"$«v»\"", "w«n»() { printf '%s\\n' \"$@\" > «p»; }; w«n» a \"$«v»\"",
    "w«n»() { \"$@\" > «p»; }; w«n» echo \"$«v»\"", "w«n»() { shift; echo \"$1\" > «p»; }; w«n» a \"$«v»\"", "w«n»() { for i in \"$@\"; do echo \"$i\" >> «p»; done; }; w«n» a \"$«v»\"", "echo \"$«v»\" | { read r; echo \"$r\" > «p»; }", "echo \"$«v»\" | while read -r l; do echo \"$l\" >> «p»; done",
    "printf '%s\\n' a \"$«v»\" | while IFS= read -r l; do echo \"$l\" >> «p»; done", "echo \"k $«v»\" | while read -r k l; do echo \"$l\" > «p»; done", "echo \"$«v»\" | xargs -I{} sh -c 'echo {} > «p»'", "printf \"%s\\n\" user \"$«v»\" > «P»", "echo \"$«v»\" | cat - > «P»", "echo \"$«v»\" | dd of=«p» 2>/dev/null",
    "echo \"$«v»\" | gzip > «p».gz", "cat > «P» <<X«n»\nk=$«v»\nX«n»", "tee «P» <<X«n» >/dev/null\nk=${«v»}\nX«n»", "cat <<X«n» > «P»\na\nk=\"$«v»\"\nX«n»", "echo \"https://u:$«v»@h/\" > «P»", "echo \"$«v»\" | tr -d '\\n' > «P»", "echo \"$«v»\" | sort > «P»", "exec 3> «p»; echo \"$«v»\" >&3; exec 3>&-",
    "{ echo \"$«v»\" >&3; } 3> «p»", "P«n»=«p»; echo \"$«v»\" > \"$P«n»\"", "echo \"$«v»\" 2>&1 > «P»", "echo \"$«v»\" > «P» 2>/dev/null", "{ echo \"$«v»\" >&2; } > «p» 2>&1", "{ echo \"$«v»\" >&2; } 2> «p»", "D«n»=«d»; echo \"$«v»\" > $D«n»/«b»", "sed \"s/@@/$«v»/\" > «p» <<X«n»\na=@@\nX«n»",
    "echo a=@@ > «p» && sed -i \"s|@@|$«v»|\" «p»", "echo 'a=${K}' > «p».in; sed \"s|\\${K}|$«v»|g\" «p».in > «p»", "awk -v k=\"$«v»\" 'BEGIN{print k}' > «p»", "echo \"x=$«v»\" | cut -d= -f2 > «P»", "echo \"$«v»\" | rev | rev > «P»", "echo \"${«v»}\" | head -c 100 > «P»", "while [ ! -f «p» ]; do echo \"$«v»\" > «p»; done",
    "until [ -f «p» ]; do echo \"$«v»\" > «p»; done", "echo \"$(echo \"$«v»\")\" > «P»", "V«n»=\"pre-$«v»\"; echo \"$V«n»\" > «P»", "V«n»=a; V«n»=\"$V«n»$«v»\"; echo $V«n» > «P»", "! echo \"$«v»\" > «P» || true", "echo \"$«v»\" > «P» &\nwait", "mkdir -p «p»d && echo \"$«v»\" > «p»d/n", "install -d «p»d; echo \"$«v»\" > «p»d/n",
    "install -D /etc/passwd «p»d/e/n && echo \"$«v»\" >> «p»d/e/n", "T«n»=$(mktemp); echo \"$«v»\" > \"$T«n»\"; cp \"$T«n»\" «p»; rm \"$T«n»\"", "T«n»=$(mktemp -d); echo \"$«v»\" > \"$T«n»/a\"; mv \"$T«n»/a\" «p»", "((echo \"$«v»\") > «p»)", "(cd «d» && echo \"$«v»\" > «b»)", "cd «d» && echo \"$«v»\" > ./«b» && cd - >/dev/null",
    "false || echo \"$«v»\" > «P»", "true && { false || echo \"$«v»\" > «P»; }", "if false; then echo a > «p»; else echo \"$«v»\" > «p»; fi", "if [ -d «d» ]; then echo \"$«v»\" > «p»; else echo \"$«v»\" > /tmp/else«n»; fi", "trap 'echo \"$«v»\" > «p»' EXIT", "echo \"$«v»\" | (cat > «p»)", "echo \"$«v»\" | tee «p» | wc -c > /dev/null", "echo \"$«v»\" | od -c > /dev/null; echo \"$«v»\" | xxd -p > «p»",
    "echo \"${«v»#0}\" > «P»", "echo \"${«v»%0}\" > «P»", "echo \"${«v»:-none}\" > «P»", "printf '%s:%s\\n' user \"$«v»\" | tee «p»1 «p»2 > /dev/null", "echo \"$«v»\" | timeout 5 cat > «p»", "(umask 077; echo \"$«v»\" > «p»)", "sh -c \"echo 'k $«v»' > «p»\"", "env -u NOPE sh -c \"echo '$«v»' > «p»\"", "(exec > «p»; echo \"$«v»\")",
    "echo \"//r/:_authToken=$«v»\" >> ~/.npmrc", "mkdir -p ~/.aws && printf '[default]\\naws_secret_access_key=%s\\n' \"$«v»\" > ~/.aws/credentials",
  ],
  storesMounted: [
    "cp «s» «P»", "cat «s» > «P»", "cat «s» >> «P»", "install -m 600 «s» «P»", "install -D -m 600 «s» «p»d/n", "dd if=«s» of=«p» 2>/dev/null", "base64 «s» > «P»", "base64 < «s» > «P»", "sed 's/^/t=/' «s» > «P»", "awk '{print}' «s» > «P»", "tee «P» < «s» >/dev/null", "gzip -c «s» > «p».gz",
    "tar -cf «p» -C /run/secrets .", "tar cf «p» «s» 2>/dev/null", "head -n1 «s» > «P»", "cut -c1-100 «s» > «P»", "tr -d '\\n' < «s» > «P»", "xargs echo < «s» > «P»", "while read -r l || [ -n \"$l\" ]; do echo \"$l\" > «P»; done < «s»", "cat < «s» | cat > «P»", "(cd /run/secrets && cp * «d»/)", "cp -r /run/secrets «p»", "find «s» -type f -exec cp {} «p» \\;",
    "find «s» -type f -exec sh -c 'cat {} > «p»' \\;", "paste -s «s» > «P»", "grep . «s» > «P»", "uniq «s» «p»", "sort -o «p» «s»", "mkdir -p «p» && cp -t «p» «s»", "mkdir -p «p» && cp «s» «p»/", "cp «s» «d»", "cp -L «s» «p»", "tail -c 100 «s» > «p»", "echo \"$(cat «s»)\" > «p»", "echo k=$(cat «s») > «p»", "printf '%s' \"$(cat «s»)\" > «p»",
    "cat > «p» <<X«n»\nt=$(cat «s»)\nX«n»", "sed -e \"s/@/$(cat «s»)/\" > «p» <<X«n»\na @\nX«n»", "exec 5< «s»; cat <&5 > «p»; exec 5<&-", "for i in «s»; do cp \"$i\" «p»; done", "tar -cf - «s» 2>/dev/null | tar -xf - -C «d»", "mkdir -p «p» && tar -cf - -C /run secrets | tar -xf - -C «p»", "c«n»() { cp \"$1\" \"$2\"; }; c«n» «s» «p»", "gzip < «s» | gunzip > «p»",
    "cp /run/secrets/t*e «p»", "S«n»=«s»; [ -f \"$S«n»\" ] && cp \"$S«n»\" «p»", "T«n»=$(mktemp); cat «s» > $T«n»; mv $T«n» «p»", "cat «s» | tee «p» > /dev/null", "{ cat «s»; echo; } > «P»", "test -s «s» && cat «s» > «P» || echo none > «P»",
  ],
  uses: [
    "echo \"${#«v»}\" > «P»", "echo \"$«v»\" | sha256sum > «P»", "echo \"$«v»\" | wc -c > «P»", "echo '$«v»' > «P»", "echo \"\\$«v»\" > «P»", "echo \"$«v»\" > /dev/null", "echo \"$«v»\" > /dev/shm/a«n»", "[ -n \"$«v»\" ] && echo yes > «P»", "test \"$«v»\" = x || echo no > «P»", "cat > «P» <<'X«n»'\nk=$«v»\nX«n»", "echo \"$«v»\" | grep -q x; echo $? > «P»",
    "echo \"${«v»:+set}\" > «P»", "echo \"$«v»\" | md5sum | cut -c1-32 > «P»", "if echo \"$«v»\" | grep -c a > «P»; then :; fi", "sh -c 'echo \"$NOPE\" > «p»'", "(V«n»=$«v»; true); echo \"$V«n»\" > «P»", "echo clean | tee «P» >/dev/null", "echo \"$«v»\" >/dev/null 2>&1", ": \"$«v»\"", "true \"$«v»\" > «P»", "ls /run > «P»", "T«n»=$(mktemp); echo \"$«v»\" > $T«n»; rm -f $T«n»",
    "T«n»=$(mktemp -d) && echo \"$«v»\" > \"$T«n»/a\" && rm -rf \"$T«n»\"", "w«n»() { echo \"$2\" > «p»; }; w«n» \"$«v»\" a", "w«n»() { shift; echo \"$1\" > «p»; }; w«n» \"$«v»\" a", "set -- \"$«v»\" a; echo \"$2\" > «P»", "set -- \"$«v»\"; set --; echo \"x$1\" > «P»", "trap 'rm -f «p»' EXIT; echo \"$«v»\" > «p»", "echo \"$«v»\" > «p»; trap \"rm -f «p»\" EXIT",
    "echo \"$«v»\" | while read -r l; do echo got >> «p»; done", "echo \"$«v»\" | xargs -I{} true {}", "echo \"$«v»\" | xargs -I{} sh -c 'echo x > «p»'", "{ echo \"$«v»\"; } > /dev/null; echo x > «P»", "(echo \"$«v»\" > «p»; rm «p»)", "export K«n»=\"$«v»\"; sh -c 'test -n \"$K«n»\" && echo ok' > «P»", "echo \"$«v»\" | cat > /dev/null; cp /dev/null «p»", "case \"$«v»\" in x*) echo x > «P»;; *) echo y > «P»;; esac",
    "w«n»() { local V«n»=\"$«v»\"; }; w«n»; echo \"x$V«n»\" > «P»", "echo \"$«v»\" | (read r; test -n \"$r\" && echo ok > «p»)", "for i in \"$«v»\"; do test -n \"$i\" && echo ok > «P»; done", "exec 3> «p»; echo a >&3; exec 3>&-", "echo \"$(test -n \"$«v»\" && echo yes)\" > «P»", "echo \"$«v»\" > «p».tmp && sha256sum < «p».tmp > «p» && rm «p».tmp",
  ],
  usesMounted: [
    "sha256sum «s» > «P»", "wc -c «s» > «P»", "ls -l «s» > «P»", "cp «s» /dev/shm/b«n»", "test -s «s» && touch «p»", "cmp -s «s» /etc/passwd || echo differs > «p»", "grep -c . «s» > «P»", "cat «s» > /dev/null", "stat «s» > «P»", "md5sum < «s» > «p»", "ln -s «s» «p»", "export F«n»=«s»; echo $F«n» > «p»", "basename «s» > «p»", "find /run/secrets > «p»", "diff «s» «s» > «p»",
    "cp «s» «p» && rm «p»", "cp «s» «p»; rm -f «d»/«b»", "mkdir -p «p» && cp «s» «p»/k && rm -rf «p»", "mkdir -p «p» && cp «s» «p»/k && rm -f «p»/*", "ln -sf «s» «p» && test -s «p» && rm «p»", "trap 'rm -f «p»' EXIT; cp «s» «p»", "(cp «s» «p» && wc -c < «p» > «p».n; rm -f «p»)", "gzip -c «s» > «p».gz && rm -f «p».*", "tar -cf «p».tar «s» 2>/dev/null; rm -f «p».tar", "grep -q x «s» && echo x > «P» || echo y > «P»",
  ],
  moves: [
    "cp «F» «P»", "mv «F» «P»", "cat «F» > «P»", "cat «F» >> «P»", "ln «f» «p»", "ln -s «f» «p»", "ln -s «f» «p» && cp «p» «p».c", "ln «f» «p» && rm «f»", "cp -p «F» «P»", "mv -f «F» «P»", "cp -a «F» «P»", "tar -czf «p».tgz «f» 2>/dev/null", "tar -cf - -C «e» «c» | tar -xf - -C /opt", "tar -cf «p».tar -C «e» «c» && rm -f «f»", "tar -czf «p».tgz «f» 2>/dev/null && rm -f «f» && tar -xzf «p».tgz -C / && rm «p».tgz",
    "install «f» «p»", "install -D «f» «p»d/n", "head -c 200 «F» > «P»", "sed 's/zzz/y/' «F» > «P»", "mkdir -p «p» && mv «F» «p»/", "mkdir -p «p» && cp «F» «p»/n", "cp -r «e» «p»", "gzip -k «f» 2>/dev/null || true", "gzip «f» && gunzip «f».gz", "gzip -c «f» > «p».gz && rm «f»", "cat «f» | base64 > «p»", "cp «f» «f».bak", "mv «f» «f».bak", "sed -i 's/zzz/y/' «f»", "sed -i.bak 's/zzz/y/' «f»", "chmod 600 «f» && chown 0:0 «f»",
    "dd if=«f» of=«p» 2>/dev/null", "cd «e» && cp «c» «p»", "cd «e» && mv ./«c» «p» && cd /", "(cd «e» && cp «c» «c».copy)", "cp «e»/* «d»/ 2>/dev/null || true", "mkdir -p «p» && cp -r «e»/. «p»", "echo more >> «f»", "echo clean > «p» && cat «f» >> «p»", "cat /etc/passwd «f» > «p»", "mv «f» «p» && mv «p» «f»", "T«n»=$(mktemp) && cp «f» $T«n» && mv $T«n» «p»", "cp «f» /dev/shm/m«n» && rm «f» && cp /dev/shm/m«n» «p»",
    "mkdir -p «p» && mv «e»/* «p»/ 2>/dev/null || true", "cat «f» | tee «p» > /dev/null", "while read -r l || [ -n \"$l\" ]; do echo \"$l\" >> «p»; done < «f»", "V«n»=$(cat «f») && echo \"$V«n»\" > «p»", "rm -f «p»; ln -s «f» «p»; cat «p» > «p».c", "sort -u «f» -o «f»", "awk 1 «f» > «p» && mv «p» «f»", "grep -v zzz «f» > «p»; mv «p» «f»", "xargs -I{} echo {} < «f» > «p»", "find «e» -maxdepth 1 -name '«c»' -exec cp {} «p» \\;",
  ],
  erases: [
    "rm «F»", "rm -f «F»", "rm -rf «F»", ": > «F»", "> «F»", "truncate -s 0 «f»", "echo clean > «F»", "mv «f» /dev/shm/c«n»", "find «e» -type f -exec rm -f {} +", "find «e» -name '«c»' -exec rm {} \\;", "find «e» -name '«c»' | xargs rm -f", "(cd «e» && rm -f «c»)", "cd «e» && rm -f ./«c» && cd /", "rm -f «e»/*", "shred -u «f»", "unlink «f»", "cp /dev/null «f»", "cat /dev/null > «f»",
    "rm -rf «e»/..?* «e»/.[!.]* «e»/*", "echo «f» | xargs rm -f", "for f in «f» «f».bak; do rm -f \"$f\"; done", "rm -f «f» «f».*", "rm -f «f»*", "R«n»=«f»; rm -f \"$R«n»\"", "[ -f «f» ] && rm «f»", "if [ -e «f» ]; then rm -f «f»; fi", "test ! -e «f» || rm «f»", "cp /etc/passwd «f»", "dd if=/dev/zero of=«f» bs=1 count=3 2>/dev/null", "printf '' > «f»", "rm -f -- «f»", "find / -xdev -path «f» -exec rm {} \\;", "c«n»() { rm -f «f»; }; c«n»",
    "c«n»() { rm -f \"$1\"; }; c«n» «f»", "c«n»() { rm -f \"$@\"; }; c«n» /nope «f»", "sh -c 'rm -f «f»'", "rm -f $(echo «f»)", "tee «f» < /dev/null", "echo new > «p» && mv «p» «f»", "trap 'rm -f «f»' EXIT", "trap \"rm -rf «f»\" EXIT", "rm -f «f» || true", "rm «f» && echo done", "true && rm -f «f»", "false || rm -f «f»", "if true; then rm -f «f»; else echo no; fi", "rm -f /nope/«c»", "rm -f «f»x",
    "rm -f «e»/*.nope", "(rm -f «f»)", "{ rm -f «f»; }", "rm -f «e»/«c» 2>/dev/null", "D«n»=«e»; rm -rf \"$D«n»/«c»\"", "cd «e»; rm -f *; cd /", "cd / && rm -f .«f»", "> «f» echo clean", "echo clean >> «f»", "sed -n '/nope/p' «f» > «p»; mv «p» «f»", "ln -sf /etc/passwd «f»", "install -m 644 /etc/passwd «f»", "while [ -e «f» ]; do rm -f «f»; done", "ls «f» && rm -f «f»", "rm -f «f» & wait",
  ],
  prints: [
    "echo \"$«v»\"", "echo \"t: $«v»\" >&2", "printf '%s\\n' \"$«v»\"", "(set -x; test -n \"$«v»\")", "set -x; true \"$«v»\"; set +x", "{ set -x; true; set +x; } 2>/dev/null; test -n \"$«v»\"", "set -x; true; set +x; test -n \"$«v»\"", "set -x; V«n»=\"$«v»\"; set +x", "set -x; V«n»=a; set +x", "set -x; V«n»=\"$«v»\" true; set +x", "sh -xc 'true'; test -n \"$«v»\"", "echo \"$«v»\" | cat", "sh -c \"echo $«v»\"", "echo \"$«v»\" | sha256sum", "echo \"${#«v»}\"", "echo '$«v»'", "echo \"$«v»\" | wc -c",
    "cat <<X«n»\n$«v»\nX«n»", "echo \"${«v»:+yes}\"", "echo \"$«v»\" 2>&1 >/dev/null", "echo \"$«v»\" >&2 2>/dev/null", "{ echo \"$«v»\" >&2; } 2>/dev/null", "{ echo \"$«v»\" >&2; } >/dev/null", "V«n»=$(echo \"$«v»\" >&2); echo \"x$V«n»\" > «P»", "(exec >/dev/null; echo \"$«v»\")", "w«n»() { echo \"$1\" >&2; }; w«n» \"$«v»\"", "w«n»() { echo \"$1\" >&2; }; w«n» a \"$«v»\"", "echo \"$«v»\" | tee /dev/null", "echo \"$«v»\" | grep -q . && echo ok",
    "echo \"$«v»\" | while read -r l; do echo \"$l\"; done", "for i in \"$«v»\"; do echo \"$i\"; done", "env | wc -l", "export Q«n»=\"$«v»\"; env | sort | head -n 50",
  ],
  printsFile: ["cat «f»", "cat «f» >&2", "head -n 5 «f»", "ls -l «f»", "wc «f»", "cat «f» | sha256sum", "grep -c . «f» || true", "cat «f» > /dev/null", "cat «e»/* 2>/dev/null || true", "tail -n 1 «f» 1>&2", "sed -n p «f»", "tee /dev/null < «f»", "cat < «f»", "base64 «f»", "test -s «f» && echo there"],
  others: ["true", "umask 077", "set -e", "date > /dev/null", "touch /opt/marker", "echo start", "sleep 0", "export LANG=C", "echo done > /opt/done", "mkdir -p /srv/x«n»", "[ -d /opt ] || mkdir /opt", "cat /etc/passwd > «p»", "cp /etc/passwd «p»", "echo a | tee «p»", "for i in 1 2; do echo $i; done > «p»", "(cd /tmp && ls > /dev/null)", "x«n»=$(date); echo \"$x«n»\" > /dev/null", "trap 'true' EXIT"],
};

export const bashPhrases: Phrases = {
  reads: ["«x»=$(< «s»)", "mapfile -t «x» < «s»", "read -r «x» < <(cat «s») || true", "declare -x «x»=\"$(cat «s»)\"", "IFS= read -r «x» <<< \"$(cat «s»)\""],
  stores: [
    "cat <<< \"$«v»\" > «P»", "tee «P» <<< \"k=$«v»\" > /dev/null", "read -r R«n» <<< \"$«v»\"; echo \"$R«n»\" > «P»", "while read -r l; do echo \"$l\" > «p»; done <<< \"$«v»\"", "[[ -n $«v» ]] && echo \"$«v»\" > «P»", "A«n»=(a \"$«v»\"); echo \"${A«n»[1]}\" > «P»", "A«n»=(a \"$«v»\"); printf '%s\\n' \"${A«n»[@]}\" > «P»", "echo \"${«v»//0/1}\" > «P»", "printf -v V«n» 'k=%s' \"$«v»\"; echo \"$V«n»\" > «P»",
    "echo \"$«v»\" &> «p»", "echo \"$«v»\" >| «p»", "cat <(echo \"$«v»\") > «p»", "echo \"$«v»\" > >(cat > «p»); sleep 0.05", "{ echo \"$«v»\" >&2; } &> «p»", "echo \"$«v»\" |& cat > «p»", "function w«n» { local a=\"$1\"; echo \"$a\" > «p»; }; w«n» \"$«v»\"", "if [[ -n \"$«v»\" ]]; then cat > «p» <<< \"$«v»\"; fi", "bash -c 'echo \"$1\" > «p»' bash \"$«v»\"",
  ],
  storesMounted: ["cat <<< \"$(< «s»)\" > «P»", "cat «s» > >(tee «p» > /dev/null); sleep 0.05", "pushd /run/secrets > /dev/null; cat t* > «p»; popd > /dev/null"],
  uses: ["sha256sum <<< \"$«v»\" > «P»", "[[ \"$«v»\" == x* ]] || echo no > «P»", "grep -c . <<< \"$«v»\" > «P» || true", "A«n»=(a \"$«v»\"); echo \"${#A«n»[@]}\" > «P»", "wc -c < <(echo \"$«v»\") > «P»", "echo \"$«v»\" &> /dev/null", "cat > /dev/null <<< \"$«v»\"", "(( ${#«v»} > 3 )) && echo long > «P»"],
  usesMounted: ["sha256sum < <(cat «s») > «P»", "[[ -s «s» ]] && echo yes > «P»"],
  moves: ["cp «f»{,.orig}", "mv «f»{,.old}", "cat <<< \"$(< «f»)\" > «p»"],
  erases: ["rm -f «f»{,.bak}", "[[ -f «f» ]] && rm -f «f»", "rm -f \"${NOPE:-«f»}\"", "A«n»=(«f» /nope); rm -f \"${A«n»[@]}\"", ": >| «f»", "rm -f {«f»,/nope}"],
  prints: ["cat <<< \"$«v»\"", "[[ -n \"$«v»\" ]] && echo ok", "echo \"$«v»\" &> /dev/null", "set -x; [[ -n \"$«v»\" ]]; set +x"],
  printsFile: ["echo \"$(< «f»)\""],
  others: ["shopt -s nullglob", "set -o pipefail", "pushd /tmp > /dev/null; popd > /dev/null"],
};
