import { describe, expect, test } from "vitest";
import { effectsOf, outputOf } from "./recorder.ts";

describe("variables", () => {
  test.each([
    ["A=$S; B=\"x$A\"; echo $B > f", ["remove /w/f >", "write /w/f >: $B"]],
    ["A=$S; A=; echo $A > f", ["remove /w/f >"]],
    ["A+=$S; echo $A >> f", ["write /w/f >: $A"]],
    ["echo ${A:-$S} >> f", ["write /w/f >: ${A:-$S}"]],
    ["echo ${S:+set} >> f", []],
    ["echo ${#S} >> f", []],
    ["echo ${S%%.*} >> f", ["write /w/f >: ${S%%.*}"]],
    [": ${A:=$S}; echo $A >> f", ["write /w/f >: $A"]],
    ["export A=$S; env >> f", ["write /w/f >: $S"]],
    ["env >> f", ["write /w/f >: >> f"]],
    ["unrelated=$S; echo done >> f", []],
    ["read A < /s; echo $A >> f", ["write /w/f >: $A"]],
    ["f() { local a=$1; echo $a >> f; }; f $S", ["write /w/f >: $a"]],
    ["for a in x $S; do echo $a >> f; done", ["write /w/f >: $a"]],
    ["declare -x A=$S; printenv A >> f", ["write /w/f >: $S"]],
    ["declare -x A=$S; printenv B >> f", []],
    ["A=$S; export -p >> f", ["write /w/f >: >> f"]],
    ["mapfile A < /s; echo $A >> f", ["write /w/f >: $A"]],
    ["mapfile < /s; echo $MAPFILE >> f", ["write /w/f >: $MAPFILE"]],
    ["readarray -t A < /s; echo $A $MAPFILE >> f", ["write /w/f >: $A"]],
    ["read -r < /s; echo $REPLY >> f", ["write /w/f >: $REPLY"]],
    ["read -r A < /s; echo $REPLY >> f", []],
    ["IFS= read -r A < /s && echo $A >> f", ["write /w/f >: $A"]],
    ["read -r -p A B < /s; echo $B >> f", ["write /w/f >: $B"]],
    ["read -r -p A B < /s; echo $A >> f", []],
    ["mapfile -t -d A B < /s; echo $A >> f", []],
    [". /s; echo $DB_PASSWORD >> f", ["write /w/f >: $DB_PASSWORD"]],
    [". /s; echo $HOST >> f", []],
    [". /x; echo $DB_PASSWORD >> f", []],
    ["eval \"$(cat /s)\"; echo $TOKEN >> f", ["write /w/f >: $TOKEN"]],
    ["export $(cat /s); echo $TOKEN >> f", ["write /w/f >: $TOKEN"]],
    ["export $(cat /x); echo $TOKEN >> f", []],
    ["P=/x; echo $S >> $P/f", ["write /x/f >: $S"]],
    ["echo $S >> $UNKNOWN/f", ["write /${UNKNOWN}/f >: $S"]],
    ["echo $S >> $UNKNOWN/f; rm ${UNKNOWN}/f", ["write /${UNKNOWN}/f >: $S", "remove /${UNKNOWN}/f rm"]],
    ["echo $S >> $(unknown)/f; echo $S >> $OLDPWD/f; echo $S >> $1/f", []],
  ])("%s", (script, expected) => {
    expect(effectsOf(script)).toEqual(expected);
  });
});

describe("what is unset", () => {
  test.each([
    ["unset S; echo $S >> f", []],
    ["unset -v A S; env >> f", []],
    ["A=$S; unset A; echo $A >> f", []],
    ["A=$S; unset A; echo ${A:-x} >> f", []],
    ["A=$S; unset A; A=$S; echo $A >> f", ["write /w/f >: $A"]],
    ["export A=$S; unset A S; A=/s; printenv A >> f; env >> f", []],
    ["unset B; echo $S >> f", ["write /w/f >: $S"]],
    ["unset -f S; echo $S >> f", ["write /w/f >: $S"]],
    ["(unset S); echo $S >> f", ["write /w/f >: $S"]],
    ["if x; then unset S; fi; echo $S >> f", ["write /w/f >: $S"]],
    ["if x; then unset S; if y; then z; fi; echo $S >> f; fi; env >> g", ["write /w/g >: >> g"]],
    ["if x; then A=$S; unset A; fi; echo $A >> f", []],
    ["while x; do unset S; done; echo $S >> f", ["write /w/f >: $S"]],
    ["[ -n \"$X\" ] && unset S; echo $S >> f", ["write /w/f >: $S"]],
    ["[[ -n $X ]] && unset S; echo $S >> f", ["write /w/f >: $S"]],
    ["x || unset S; echo $S >> f", ["write /w/f >: $S"]],
    ["x && unset S; echo $S >> f", []],
  ])("%s", (script, expected) => {
    expect(effectsOf(script)).toEqual(expected);
  });
});

describe("what programs find in their environment", () => {
  test.each([
    ["export -n S; env >> f", []],
    ["export -n S; echo $S >> f", ["write /w/f >: $S"]],
    ["export -n S; export S; env >> f", ["write /w/f >: >> f"]],
    ["export A=$S; export -n A; printenv B >> f; unset S; env >> f", []],
    ["A=$S; sh -c 'echo $A >> f'", []],
    ["A=$S; sh -c \"echo $A >> f\"", ["write /w/f >: $A"]],
    ["A=$S; sh -c \"echo $(echo $A) >> f\"", ["write /w/f >: $(echo $A)"]],
    ["export A=$S; sh -c 'echo $A >> f'", ["write /w/f >: $A"]],
    ["A=$S sh -c 'echo $A >> f'", ["write /w/f >: $A"]],
    ["unset S; A=/s sh -c 'env >> f'", []],
    ["B=$S; unset S; A=$B sh -c 'env >> f'", ["write /w/f >: $B"]],
    ["B=$S; unset S; f() { sh -c 'env >> f'; }; A=$B f", ["write /w/f >: $B"]],
    [". /s; sh -c 'echo $DB_PASSWORD >> f'", ["write /w/f >: $DB_PASSWORD"]],
    ["env -i sh -c 'echo $S >> f'", []],
    ["env - sh -c 'echo $S >> f'", []],
    ["env -i sh -c \"echo $S >> f\"", ["write /w/f >: $S"]],
    ["env -i A=$S sh -c 'echo $A >> f'", ["write /w/f >: $A"]],
    ["env -i env >> f", []],
    ["env -i A=$S env >> f", ["write /w/f >: $S"]],
    ["env --ignore-environment >> f", []],
    ["env -u S sh -c 'echo $S >> f'", []],
    ["env -uS env >> f", []],
    ["env --unset=S printenv >> f", []],
    ["env --unset S printenv >> f", []],
    ["env -u B -- sh -c 'echo $S >> f'", ["write /w/f >: $S"]],
    ["env -u S true; env >> f", ["write /w/f >: >> f"]],
    ["env -C /x printenv S >> f", ["write /w/f >: >> f"]],
    ["env S= printenv >> f", []],
  ])("%s", (script, expected) => {
    expect(effectsOf(script)).toEqual(expected);
  });
});

describe("printf", () => {
  test.each([
    ["printf '%s' $S >> f", ["write /w/f >: $S"]],
    ["printf \"a=$S\" >> f", ["write /w/f >: $S"]],
    ["printf 'a=%-*s %% %(%F)T\\n' 9 $S 0 >> f", ["write /w/f >: $S"]],
    ["printf 'a=%*s' $S b >> f", []],
    ["printf '%s\\n' a b $S >> f", ["write /w/f >: $S"]],
    ["printf 'nothing' $S >> f", []],
    ["printf \"$UNKNOWN\" $S >> f", ["write /w/f >: $S"]],
    ["printf -v A '%s' $S; echo $A >> f", ["write /w/f >: $A"]],
    ["printf -v A '%s' $S >> f", []],
    ["printf >> f", []],
  ])("%s", (script, expected) => {
    expect(effectsOf(script)).toEqual(expected);
  });
});

describe("subshells and pipes", () => {
  test.each([
    ["(A=$S); echo $A >> f", []],
    ["{ A=$S; }; echo $A >> f", ["write /w/f >: $A"]],
    ["(cd /x; echo $S >> f)", ["write /x/f >: $S"]],
    ["(cd /x); echo $S >> f", ["write /w/f >: $S"]],
    ["cd /x && cd .. && echo $S >> f", ["write /f >: $S"]],
    ["cd; echo $S >> f", ["write /root/f >: $S"]],
    ["cd /x; cd -; echo $S >> f", []],
    ["pushd /x; echo $S >> f", ["write /x/f >: $S"]],
    ["cd $UNKNOWN; echo $S >> f; echo $S >> /f", ["write /${UNKNOWN}/f >: $S", "write /f >: $S"]],
    ["cd $(unknown); echo $S >> f; echo $S >> /f", ["write /f >: $S"]],
    ["cat /s | base64 | tee -a f > /dev/null", ["write /w/f tee: tee -a f > /dev/null", "remove /dev/null >", "write /dev/null >: > /dev/null"]],
    ["echo $S | wc -c >> f", []],
    ["echo $S | while read a; do echo $a >> f; done", ["write /w/f >: $a"]],
    ["echo \"$(echo $(cat /s))\" >> f", ["write /w/f >: $(echo $(cat /s))"]],
    ["A=`cat /s`; echo $A >> f", ["write /w/f >: $A"]],
    ["cat <(cat /s) >> f", ["write /w/f >: <(cat /s)"]],
  ])("%s", (script, expected) => {
    expect(effectsOf(script)).toEqual(expected);
  });
});

describe("descriptors", () => {
  test.each([
    ["exec 3> f; echo $S >&3; exec 3>&-", ["remove /w/f >", "write /w/f >: $S"]],
    ["exec 3>> f; echo x >&3; echo $S", ["print echo: $S"]],
    ["exec 3> f; exec 3>&-; echo $S >&3", ["remove /w/f >", "print echo: $S"]],
    ["exec 3> $UNKNOWN; echo $S >&3", ["remove /${UNKNOWN} >", "write /${UNKNOWN} >: $S"]],
    ["exec > f; echo $S; echo $S >&2", ["remove /w/f >", "write /w/f echo: $S", "print echo: $S"]],
    ["exec >> f 2>&1; set -x; login $S", ["write /w/f set -x: $S"]],
    ["exec 3>&1 > f; echo $S >&3", ["remove /w/f >", "print echo: $S"]],
    ["(exec > f; true); echo $S", ["remove /w/f >", "print echo: $S"]],
    ["exec 3< /s; cat <&3 >> f", ["write /w/f >: >> f"]],
    ["exec 3< /x; cat <&3 >> f", []],
    ["{ echo $S >&3; } 3>> f", ["write /w/f >: $S"]],
    ["{ echo $S >&2; } >> f", ["print echo: $S"]],
    ["{ echo $S >&2; } >> f 2>&1", ["write /w/f >: $S"]],
    ["{ echo $S >&2; } 2>> f", ["write /w/f >: $S"]],
    ["{ set -x; login $S; } 2> /dev/null", ["write /dev/null set -x: $S"]],
    ["set -x; login $S 2> /dev/null", ["print set -x: $S"]],
    ["A=$(echo $S >&2); echo $A >> f", ["print echo: $S"]],
    ["A=$(echo $S 2>&1); echo $A >> f", ["write /w/f >: $A"]],
    ["echo $S > /dev/stderr | cat >> f", ["print echo: $S"]],
  ])("%s", (script, expected) => {
    expect(effectsOf(script)).toEqual(expected);
  });
});

describe("parameters", () => {
  test.each([
    ["set -- a $S; echo $2 >> f", ["write /w/f >: $2"]],
    ["set -- a $S; echo $1 >> f", []],
    ["set a $S; echo $2 >> f", ["write /w/f >: $2"]],
    ["set -eo pipefail a $S; echo $2 >> f", ["write /w/f >: $2"]],
    ["set -- a $S; set -e; echo $2 >> f", ["write /w/f >: $2"]],
    ["set -- a $S; shift; echo $1 >> f", ["write /w/f >: $1"]],
    ["set -- a $S; shift 2; echo $1 $2 >> f", []],
    ["set -- a $S; set --; echo $1 $2 >> f", []],
    ["f() { cp \"$@\"; }; f /s f", ["write /w/f cp: cp \"$@\""]],
    ["f() { $*; }; f cp /s f", ["write /w/f cp: $*"]],
    ["f() { for i in \"$@\"; do cat $i >> f; done; }; f /x /s", ["write /w/f >: >> f"]],
    ["f() { echo $2 >> f; }; f a $S; f b", ["write /w/f >: $2"]],
    ["set -- a $S; f() { shift; }; f; echo $2 >> f", ["write /w/f >: $2"]],
    ["sh -c 'echo $1 >> f' sh $S", ["write /w/f >: $1"]],
    ["sh -c 'cp \"$@\"' sh /s f", ["write /w/f cp: cp \"$@\""]],
    ["cp \"$@\" f", []],
  ])("%s", (script, expected) => {
    expect(effectsOf(script)).toEqual(expected);
  });
});

describe("conditionals", () => {
  test.each([
    ["if x; then echo $S >> a; elif y; then echo $S >> b; else echo $S >> c; fi", ["write /w/a >: $S", "write /w/b >: $S", "write /w/c >: $S"]],
    ["case $x in a) echo $S >> a;; *) echo $S >> b;; esac", ["write /w/a >: $S", "write /w/b >: $S"]],
    ["until x; do echo $S >> a; done", ["write /w/a >: $S"]],
    ["x || echo $S >> a", ["write /w/a >: $S"]],
    ["[ -n \"$S\" ] && [[ $S == x ]]", []],
  ])("%s", (script, expected) => {
    expect(effectsOf(script)).toEqual(expected);
  });
});

describe("what is printed", () => {
  test.each([
    ["echo $S", ["print echo: $S"]],
    ["cat /s", ["print cat: cat /s"]],
    ["cat /s >&2", ["print cat: cat /s >&2"]],
    ["cat /s > /dev/stderr", ["print cat: cat /s > /dev/stderr"]],
    ["cat /s >> /dev/stdout | login", []],
    ["cat /s > /dev/shm/stderr", ["remove /dev/shm/stderr >", "write /dev/shm/stderr >: > /dev/shm/stderr"]],
    ["cat /s 2>/dev/null", ["print cat: cat /s 2>/dev/null"]],
    ["cat /s > /dev/null 2>&1", ["remove /dev/null >", "write /dev/null >: > /dev/null"]],
    ["cat /s | login", []],
    ["env | sort", ["print env: env"]],
    ["printenv | grep -i x | sort -u", ["print printenv: printenv"]],
    ["cat /s | sed s/a/b/", ["print cat: cat /s"]],
    ["sudo cat /s | sort", ["print cat: sudo cat /s"]],
    ["echo $(cat /s | base64) | sort", ["print echo: $(cat /s | base64)"]],
    ["{ cat /s; echo; } | sort", ["print cat: cat /s"]],
    ["cat /s | tee f | sort > /dev/null; cat /s | tee f | rev", ["remove /w/f tee", "write /w/f tee: tee f", "remove /dev/null >", "write /dev/null >: > /dev/null", "remove /w/f tee", "write /w/f tee: tee f", "print tee: tee f"]],
    ["cat /s | login; sort /s", ["print sort: sort /s"]],
    ["true | env", ["print env: env"]],
    ["set -x; login $S", ["print set -x: $S"]],
    ["set -ex; login $S", ["print set -x: $S"]],
    ["set -o xtrace; login $S", ["print set -x: $S"]],
    ["set -x; set +x; login $S", []],
    ["set -x; set +o xtrace; login $S", []],
    ["set -o errexit; login $S", []],
    ["set >> f", ["write /w/f >: >> f"]],
    ["set", ["print set: set"]],
    ["(set -x); login $S", []],
    ["login $S", []],
    ["printenv S", ["print printenv: printenv S"]],
    ["export -p", ["print export: export -p"]],
  ])("%s", (script, expected) => {
    expect(effectsOf(script)).toEqual(expected);
  });
});

describe("files", () => {
  test.each([
    ["cp /s /d", ["write /d/s cp: cp /s /d"]],
    ["cp /s /x /y", ["write /y/s cp: cp /s /x /y", "remove /y/x cp"]],
    ["cp -t /x /s", ["write /x/s cp: cp -t /x /s"]],
    ["cp -a /. /y", ["write /y/s cp: cp -a /. /y"]],
    ["install -m 600 /s f", ["write /w/f install: install -m 600 /s f"]],
    ["ln -s /s f", []],
    ["mv a b", ["move /w/a /w/b"]],
    ["mv a /d", ["move /w/a /d/a"]],
    ["mv -n /s b", ["write /w/b mv: mv -n /s b"]],
    ["cp -n a b", []],
    ["cp a b", ["remove /w/b cp"]],
    ["cat /", []],
    ["grep x / >> f", []],
    ["grep -r x / >> f", ["write /w/f >: >> f"]],
    ["uniq /s f", ["write /w/f uniq: uniq /s f"]],
    ["uniq -f 1 /s - >> f", ["write /w/f >: >> f"]],
    ["uniq /x f", []],
    ["rm -rf a 'b c' ~/d", ["remove /w/a rm", "remove /w/b c rm", "remove /root/d rm"]],
    ["rm -- -x", ["remove /w/-x rm"]],
    ["xargs rm", []],
    ["dd if=/s of=f bs=1k", ["write /w/f dd: dd if=/s of=f bs=1k"]],
    ["tar czf f.tgz -C / s", ["write /w/f.tgz tar: tar czf f.tgz -C / s"]],
    ["tar --create --file f --directory / s", ["write /w/f tar: tar --create --file f --directory / s"]],
    ["tar cf - /s >> f", ["write /w/f >: >> f"]],
    ["tar -cz -f - /s | login", []],
    ["tar xzf f.tgz", []],
    ["zip -r - /s >> f", ["write /w/f >: >> f"]],
    ["zip - /s | login", []],
    ["zip f.zip x", []],
    ["7z a f.7z /s", ["write /w/f.7z 7z: 7z a f.7z /s"]],
    ["7z /s f.7z x", []],
    ["zip -r f.zip /s", ["write /w/f.zip zip: zip -r f.zip /s"]],
    ["sed -i \"s/x/$S/\" f", ["write /w/f sed -i: $S"]],
    ["sed -i -e 's/a/b/' -e \"s/x/$S/\" f g", ["write /w/f sed -i: $S", "write /w/g sed -i: $S"]],
    ["sed \"s/x/$S/\" f >> g", ["write /w/g >: $S"]],
    ["awk -v t=\"$S\" '{ print t }' x >> f", ["write /w/f >: $S"]],
    ["jq --arg t \"$S\" '.t = $t' x >> f", ["write /w/f >: $S"]],
    ["find / -name s -delete", ["remove /s find -delete"]],
    ["find / -name x -delete", []],
    ["find / -name s", []],
    ["find / ! -name s -delete", []],
    ["find / -not -name s -delete", []],
    ["find / -name 's*' ! -path /s -delete", []],
    ["find / ! -name x -delete", ["remove /s find -delete"]],
    ["find / -name S -delete", []],
    ["find / -iname S -delete", ["remove /s find -delete"]],
    ["find / -path '*s' -delete", ["remove /s find -delete"]],
    ["find / -path s -delete", []],
    ["find / -iwholename /S -delete", ["remove /s find -delete"]],
    ["find / -wholename s -delete", []],
    ["find / -type f -delete", ["remove /s find -delete"]],
    ["find / /x '(' -name s ')' -delete", ["remove /s find -delete"]],
    ["cd / && find -name s -delete", ["remove /s find -delete"]],
    ["cd / && find . -delete", ["remove /s find -delete"]],
    ["find -name s -delete", []],
    ["find / -name s -exec rm -f {} +", ["remove /s find -delete"]],
    ["find / -name s -execdir /bin/shred {} ';'", ["remove /s find -delete"]],
    ["find / -type d -exec rm -rf {} +", ["remove / find -delete"]],
    ["find / -type d -exec rm -f {} +", []],
    ["find / -type d -delete", []],
    ["find / -name s | xargs rm -f", ["remove /s rm"]],
    ["find / -name s -print0 | xargs -0 -I {} rm -f {}", ["remove /s rm"]],
    ["find / -name x | xargs rm -f", []],
    ["find / -name s -printf %f | xargs rm -f", []],
    ["rm -f $(find / -name s)", ["remove /s rm"]],
    ["echo a b | xargs rm -f", ["remove /w/a rm", "remove /w/b rm"]],
    ["find / -name s -ok unlink {} ';'", ["remove /s find -delete"]],
    ["find / -name s -exec truncate -s 0 {} +", ["remove /s find -delete"]],
    ["find / -name s -exec chmod 600 {} +", []],
    ["touch f", []],
    ["ln /s f", ["write /w/f ln: ln /s f"]],
    ["ln --symbolic /s f", []],
    ["ln -sf /x f", ["remove /w/f ln"]],
    ["ln -s /x f", []],
    ["ln /s", []],
    ["rsync -a / /y", ["write /y/s rsync: rsync -a / /y"]],
    ["rsync /s /d", ["write /d/s rsync: rsync /s /d"]],
    ["cp /s y/", ["write /w/y/s cp: cp /s y/"]],
    ["cp --target-directory=/x /s", ["write /x/s cp: cp --target-directory=/x /s"]],
    ["cp /s $UNKNOWN", ["write /${UNKNOWN} cp: cp /s $UNKNOWN"]],
    ["cp /s $(unknown)", []],
    ["cp $UNKNOWN /s f", ["remove /w/f/${UNKNOWN} cp", "write /w/f/s cp: cp $UNKNOWN /s f"]],
    ["mv -t /d a", ["move /w/a /d/a"]],
    ["mv a b /y", ["move /w/a /y/a", "move /w/b /y/b"]],
    ["dd if=/s >> f", ["write /w/f >: >> f"]],
    ["cat /s | dd of=f bs=1", ["write /w/f dd: dd of=f bs=1"]],
    ["dd if=/x of=f", ["remove /w/f dd"]],
    ["dd if=/x of=f conv=notrunc", []],
    ["dd if=/x of=f seek=1", []],
    ["cd / && git clean -fdx", ["remove / git clean"]],
    ["git clean -X", ["remove /w git clean"]],
    ["git clean -fd", []],
    ["git checkout -x", []],
    ["git checkout -- s", []],
    ["cd / && git checkout -- s", ["remove /s git checkout"]],
    ["cd / && git restore .", []],
    ["cd $UNKNOWN; git clean -x", ["remove /${UNKNOWN} git clean"]],
    ["cd $(unknown); git clean -x", []],
    ["perl -i -pe 's/x/$ENV{S}/' f", ["write /w/f perl -i: perl -i -pe 's/x/$ENV{S}/' f"]],
    ["perl -i -pe 's/x/$ENV{HOST}/' f", []],
    ["sed --in-place --expression=\"s/x/$S/\" f", ["write /w/f sed -i: $S"]],
    ["sed -i -f x f", []],
    ["cat /s | sed s/a/b/ >> f", ["write /w/f >: >> f"]],
    ["sed -e s/a/b/ /s >> f", ["write /w/f >: >> f"]],
    ["cat /s | sed s/a/b/ x >> f", []],
    ["echo $S >> ~/f", ["write /root/f >: $S"]],
    ["X=a; echo $S >> ~/$X", ["write /root/a >: $S"]],
    ["X=a; echo $S >> x~/$X", ["write /w/x~/a >: $S"]],
    ["echo $S >> '~/f'", ["write /w/~/f >: $S"]],
    ["echo $S >> ~x/f", ["write /home/x/f >: $S"]],
  ])("%s", (script, expected) => {
    expect(effectsOf(script)).toEqual(expected);
  });
});

describe("commands within commands", () => {
  test.each([
    ["sudo -u app cp /s f", ["write /w/f cp: sudo -u app cp /s f"]],
    ["env A=$S sh -c 'echo $A >> f'", ["write /w/f >: $A"]],
    ["A=$S bash -ec 'echo $A >> f'", ["write /w/f >: $A"]],
    ["timeout -s KILL 10 cp /s f", ["write /w/f cp: timeout -s KILL 10 cp /s f"]],
    ["eval \"cp /s f\"", ["write /w/f cp: cp /s f"]],
    ["exec nohup nice -n 5 cp /s f", ["write /w/f cp: exec nohup nice -n 5 cp /s f"]],
    ["su app -c 'cp /s f'", ["write /w/f cp: cp /s f"]],
    ["/bin/busybox cp /s f", ["write /w/f cp: /bin/busybox cp /s f"]],
    ["gosu app cp /s f", ["write /w/f cp: gosu app cp /s f"]],
    ["su-exec app cp /s f", ["write /w/f cp: su-exec app cp /s f"]],
    ["chroot /x cp /s f", ["write /w/f cp: chroot /x cp /s f"]],
    ["gosu cp /s f", []],
    ["sudo A=$S sh -c 'echo $A >> f'", ["write /w/f >: $A"]],
    ["echo $S | sudo >> f", ["write /w/f >: $S"]],
    ["sh x.sh $S", []],
    ["bash -x -c 'login $S'", ["print the -x of bash: $S"]],
    ["bash -c 'login $S'", []],
    ["sh <<EOF\necho $S >> f\nEOF", ["write /w/f >: $S"]],
    ["sh x.sh <<EOF\necho $S >> f\nEOF", []],
    ["sh -c 'A=$S'; echo $A >> f", []],
    ["env -i A=$S printenv A >> f", ["write /w/f >: $S"]],
    ["env -u B cat /s >> f", ["write /w/f >: >> f"]],
    ["A=$S env >> f", ["write /w/f >: $S"]],
  ])("%s", (script, expected) => {
    expect(effectsOf(script)).toEqual(expected);
  });
});

describe("streams", () => {
  test.each([
    ["echo -n $S >> f", ["write /w/f >: $S"]],
    ["echo -e -n $S >> f", ["write /w/f >: $S"]],
    ["echo -n >> f", []],
    ["cat - < /s >> f", ["write /w/f >: >> f"]],
    ["cat x < /s >> f", []],
    ["cat < /s >> f", ["write /w/f >: >> f"]],
    ["openssl base64 -in /s -out f", ["write /w/f openssl: openssl base64 -in /s -out f"]],
    ["openssl base64 -d -in /s >> f", ["write /w/f >: >> f"]],
    ["openssl base64 < /s >> f", ["write /w/f >: >> f"]],
    ["openssl enc -base64 -in /s >> f", ["write /w/f >: >> f"]],
    ["openssl enc -d -aes-256-cbc -k x -in /s -out f", ["write /w/f openssl: openssl enc -d -aes-256-cbc -k x -in /s -out f"]],
    ["openssl aes-256-cbc -d -out f < /s", ["write /w/f openssl: openssl aes-256-cbc -d -out f < /s"]],
    ["echo $S | openssl base64 -d -out f", ["write /w/f openssl: $S"]],
    ["openssl base64 -in /x -out f", []],
    ["openssl enc -e -base64 -aes-256-cbc -k x -in /s -out f", []],
    ["openssl enc -aes-256-cbc -k x -in /s >> f", []],
    ["openssl dgst -sha256 -in /s >> f", []],
    ["openssl x509 -base64 -in /s >> f", []],
    ["openssl < /s >> f", []],
    ["grep x /s >> f", ["write /w/f >: >> f"]],
    ["grep -v -e x /s >> f", ["write /w/f >: >> f"]],
    ["grep --regexp=x /s >> f", ["write /w/f >: >> f"]],
    ["grep --regexp x /s >> f", ["write /w/f >: >> f"]],
    ["egrep -f patterns /s >> f", ["write /w/f >: >> f"]],
    ["grep --file=patterns /s >> f", ["write /w/f >: >> f"]],
    ["grep /s x >> f", []],
    ["grep -e /s x >> f", []],
    ["grep -f /s x >> f", []],
    ["kubectl create secret generic n --from-file=/s --dry-run=client -o yaml >> f", ["write /w/f >: >> f"]],
    ["kubectl create secret generic n --from-file=key=/s --dry-run -oyaml >> f", ["write /w/f >: >> f"]],
    ["kubectl create secret generic n --from-env-file /s --dry-run=client --output=json >> f", ["write /w/f >: >> f"]],
    ["oc create secret generic n --from-literal=k=$S --dry-run=client -o yaml >> f", ["write /w/f >: $S"]],
    ["kubectl create secret generic n --from-literal=k=$S >> f", []],
    ["kubectl create secret generic n --from-literal=k=$S --dry-run=client >> f", []],
    ["kubectl create secret generic n --from-literal=k=$S -o yaml >> f", []],
    ["kubectl create configmap n --from-file=/s --dry-run=client -o yaml >> f", []],
    ["kubectl create secret generic n --dry-run=client -o yaml --from-file >> f", []],
    ["envsubst < x >> f", ["write /w/f >: >> f"]],
    ["envsubst '$S' < x >> f", ["write /w/f >: >> f"]],
    ["envsubst '${S}' < x >> f", ["write /w/f >: >> f"]],
    ["T=$S envsubst '$T' < x >> f", ["write /w/f >: $S"]],
    ["envsubst '$HOST' < x >> f", []],
    ["envsubst -i x -o f '$S'", ["write /w/f envsubst: envsubst -i x -o f '$S'"]],
    ["envsubst -i x -o f '$HOST'", []],
    ["echo $S | tee f >> g", ["remove /w/f tee", "write /w/f tee: $S", "write /w/g >: $S"]],
    ["echo $S | tee --append f >> g", ["write /w/f tee: $S", "write /w/g >: $S"]],
    ["echo $S | tee $(unknown) f >> g", ["remove /w/f tee", "write /w/f tee: $S", "write /w/g >: $S"]],
    ["echo x | tee -a f", []],
    ["cat /s | sponge f", ["remove /w/f tee", "write /w/f tee: sponge f", "print sponge: sponge f"]],
    ["gawk -i inplace '{ print ENVIRON[\"S\"] }' f", ["write /w/f gawk -i: gawk -i inplace '{ print ENVIRON[\"S\"] }' f"]],
    ["gawk -i inplace '{ print ENVIRON[\"HOST\"] }' f", []],
    ["yq -i \".a = \\\"$S\\\"\" f", ["write /w/f yq -i: $S"]],
    ["yq --inplace '.a = env(S)' f", ["write /w/f yq -i: yq --inplace '.a = env(S)' f"]],
    ["yq --in-place '.a = strenv(S)' f", ["write /w/f yq -i: yq --in-place '.a = strenv(S)' f"]],
    ["yq -i '.a = 1' f", []],
    ["yq '.a = strenv(S)' f >> g", ["write /w/g >: >> g"]],
    ["printenv >> f", ["write /w/f >: >> f"]],
    ["printenv HOST >> f", []],
  ])("%s", (script, expected) => {
    expect(effectsOf(script)).toEqual(expected);
  });
});

describe("xargs", () => {
  test.each([
    ["echo /s | xargs cat >> f", ["write /w/f >: >> f"]],
    ["echo $S | xargs echo >> f", ["write /w/f >: $S"]],
    ["echo $S | xargs -n 1 echo token >> f", ["write /w/f >: $S"]],
    ["echo x | xargs -n 1 echo token >> f", []],
    ["echo $S | xargs >> f", ["write /w/f >: $S"]],
    ["echo $S | xargs -I {} echo token={} >> f", ["write /w/f >: $S"]],
    ["echo $S | xargs -I% echo token=% >> f", ["write /w/f >: $S"]],
    ["echo /s | xargs -I {} cp {} f", ["write /w/f cp: xargs -I {} cp {} f"]],
    ["echo $S | xargs -I {} echo token >> f", []],
    ["echo $S | xargs -r -I {} echo {} >> f", ["write /w/f >: $S"]],
    ["echo x | xargs echo >> f", []],
    ["echo $S | xargs -I{} sh -c 'echo {} >> f'", ["write /w/f >: $S"]],
    ["echo $S | xargs -I% sh -c 'sh -c \"echo %\" >> f'", ["write /w/f >: $S"]],
    ["echo x | xargs -I{} sh -c 'echo {} >> f'", []],
    ["echo $S | xargs -I{} sh -c 'echo >> f'", []],
    ["find / -type f -exec sh -c 'cat {} >> f' \\;", ["write /w/f >: >> f"]],
    ["find / -name x -exec sh -c 'cat {} >> f' \\;", []],
    ["echo $S | xargs login >> f", []],
    ["echo /s | xargs -I", []],
  ])("%s", (script, expected) => {
    expect(effectsOf(script)).toEqual(expected);
  });
});

describe("options that take a value", () => {
  const runs: readonly (readonly [command: string, options: string, operands?: string])[] = [
    ["sudo", "-u -g -C -h -p -r -t -U -D"], ["doas", "-u -C"], ["exec", "-a"], ["/usr/bin/time", "-f -o"], ["nice", "-n"], ["ionice", "-c -n"],
    ["timeout", "-s -k", "5"], ["ssh-agent", "-a -E -O -P -t"], ["xargs", "-n -P -L -d -s -a"], ["env", "-u"],
  ];
  const wrapped = runs.flatMap(([command, options, operands = ""]) => options.split(" ").map((option) => [`${command} ${option}`, operands] as const));

  test.each(wrapped)("%s v %s", (start, operands) => {
    const script = `${start} v ${operands} cp /s f`.replace(/ {2,}/g, " ");
    // xargs hands on what it reads, which is nothing here, behind all others.
    const all = start.startsWith("xargs") ? `${start} v cp -t /d /s` : script;
    expect(effectsOf(all)).toEqual([start.startsWith("xargs") ? `write /d/s cp: ${all}` : `write /w/f cp: ${all}`]);
    expect(effectsOf(`${start} ${operands} cp /s f`)).toEqual([]);
  });

  const reads: readonly (readonly [command: string, options: string, operands?: string])[] = [
    ["sort", "-k -t"], ["head", "-n -c --lines --bytes"], ["tail", "-n -c --lines --bytes"], ["base64", "-w --wrap"], ["base32", "-w --wrap"], ["xxd", "-c -s -l"],
    ["od", "-A -t -N"], ["hexdump", "-e -n"], ["iconv", "-f -t"], ["cut", "-d -f -c --delimiter --fields"], ["grep", "-m -A -B -C", "p"], ["egrep", "-m -A -B -C", "p"],
    ["awk", "-F -v", "p"], ["mawk", "-F -v", "p"], ["gawk", "-F -v", "p"], ["strings", "-n -t -e"], ["paste", "-d --delimiters"], ["yq", "-o -p -I --output-format --input-format --indent", "p"],
  ];
  test.each(["more /s", "less /s", "awk '{ gsub(/a/, b) }1' /s", "awk 'NR == 1' /s", "awk '{ print }' /s", "awk '/a/; { n++ }' /s"])("%s prints it", (script) => {
    expect(effectsOf(`${script} >> f`)).toEqual(["write /w/f >: >> f"]);
  });

  const filters = reads.flatMap(([command, options, operands = ""]) => options.split(" ").map((option) => [`${command} ${option}`, operands] as const));

  test.each(filters)("%s v %s /s", (start, operands) => {
    const script = `${start} v ${operands} /s >> f`.replace(/ {2,}/g, " ");
    expect(effectsOf(script)).toEqual(["write /w/f >: >> f"]);
    expect(effectsOf(`${start} ${operands} /s >> f`)).toEqual([]);
  });

  test.each([
    "grep -q p /s", "grep -qE p /s", "grep --count p /s", "egrep -l p /s", "fgrep -L p /s", "grep --quiet $S /x", "cut -d= -f1 /s", "env | cut -d '=' -f 1", "cut --delimiter== --fields=1 /s",
    "awk 'END { exit NR != 1 }' /s", "awk '{ n++ } END { if (n > 3) { exit 1 } }' /s", "gawk -F: '/x/ { n++ };' /s",
  ])("%s prints nothing of it", (script) => {
    expect(effectsOf(script)).toEqual([]);
    expect(effectsOf(`${script} >> f`)).toEqual([]);
  });

  test.each(["grep -e q /s", "grep -i p /s", "grep -A 1 -- -q /s", "cut -d= -f2 /s", "cut -d: -f1 /s", "cut -c1 /s"])("%s prints it", (script) => {
    expect(effectsOf(`${script} >> f`)).toEqual(["write /w/f >: >> f"]);
  });

  test.each(["sort -o f /s", "sort /s --output=f", "shuf -of /s", "iconv -f latin1 -t utf-8 /s -o f"])("%s prints nothing", (script) => {
    expect(effectsOf(script)).toEqual([`write /w/f ${script.split(" ")[0]}: ${script}`]);
    expect(effectsOf(`${script} >> g`)).toEqual([`write /w/f ${script.split(" ")[0]}: ${script} >> g`]);
  });

  const puts: readonly (readonly [command: string, options: string])[] = [
    ["cp", "-S --suffix"], ["install", "-m --mode -o --owner -g --group -S"], ["rsync", "-e --rsh --exclude --include --filter -f"],
  ];
  test.each(puts.flatMap(([command, options]) => options.split(" ").map((option) => [`${command} ${option}`, command] as const)))("%s v /s f", (start, command) => {
    expect(effectsOf(`${start} v /s f`)).toEqual([`write /w/f ${command}: ${start} v /s f`]);
    expect(effectsOf(`${start} /s f`)).toEqual([]);
  });

  const removes: readonly (readonly [command: string, options: string])[] = [["shred", "-n --iterations -s --size"], ["truncate", "-s --size -r --reference"]];
  test.each(removes.flatMap(([command, options]) => options.split(" ").map((option) => [`${command} ${option}`, command] as const)))("%s v a", (start, command) => {
    expect(effectsOf(`${start} v a`)).toEqual([`remove /w/a ${command}`]);
    expect(effectsOf(`${start} a`)).toEqual([]);
  });

  test.each(["-f", "--file", "-C", "--directory", "-X", "-T"])("tar %s v", (option) => {
    expect(effectsOf(`tar -c ${option} /v /s`)).toEqual(/f|file/.test(option) ? [`write /v tar: tar -c ${option} /v /s`] : [`print tar: tar -c ${option} /v /s`]);
    expect(effectsOf(`tar -c ${option} /s`)).toEqual([]);
  });
});

describe("lines of another language", () => {
  test.each([
    ["python3 -c \"open('f', 'w').write(str(open('/s').read()))\"", "f"],
    ["python3 -c \"open('f', 'w').write('a' + json.dumps(open('/s').read()))\"", "f"],
    ["python3 -c \"open('f', 'w').write(','.join([open('/s').read()]))\"", "f"],
    ["python -c \"from pathlib import Path; Path('f').write_text(Path('/s').read_text())\"", "f"],
    ["python2 -c \"t = open('/s').read(); open('f', 'a').write(t)\"", "f"],
    ["python3 -c \"import os\nwith open('f', 'w') as o: o.write(os.getenv('S'))\"", "f"],
    ["node --eval \"fs.appendFileSync('f', String(process.env.S))\"", "f"],
    ["node -e \"fs.writeFileSync('f', JSON.stringify({ t: process.env['S'] }))\"", "f"],
    ["deno eval \"Deno.writeTextFileSync('f', Deno.readTextFileSync('/s'))\"", "f"],
    ["bun -e \"fs.writeFileSync('f', fs.readFileSync('/s'))\"", "f"],
    ["ruby -e \"IO.write('f', ENV.fetch('S'))\"", "f"],
    ["php -r \"file_put_contents('f', file_get_contents('/s'));\"", "f"],
    ["python3 -c \"open('f', 'w').write(head(1) + open('/s').read())\"", "f"],
    ["python3 -c \"open('f', 'w').write(('a' + open('/s').read()))\"", "f"],
    ["python3 -c \"open('f', 'w').write(digest(head(1) + open('/s').read()))\"", null],
    ["python3 -c \"open('f', 'w').write(digest(open('/s').read()))\"", null],
    ["python3 -c \"open('f', 'w').write(restr(open('/s').read()))\"", null],
    ["python3 -c \"open('f', 'w').write(strip_all(open('/s').read()))\"", null],
    ["python3 -c \"t = open('/s').read(); open('f', 'w').write('x')\"", null],
    ["python3 -c \"open('f', 'w').write(open('/x').read())\"", null],
    ["python3 -c \"open('f').write(open('/s').read())\"", null],
    ["python3 x.py \"open('f', 'w').write(open('/s').read())\"", null],
    ["node -e \"fs.writeFileSync('f', process.env.HOST)\"", null],
    ["node -e \"fs.writeFileSync('f', fetch(process.env.S))\"", null],
    // The variable that is set to what is read, however the assignment is written.
    ["python3 -c \"t=open('/s').read();open('f','w').write(t)\"", "f"],
    ["python3 -c \"t = io.open('/s').read(); open('f', 'w').write(t)\"", "f"],
    ["node -e \"const t=require('fs').readFileSync('/s');fs.writeFileSync('f',t)\"", "f"],
    ["node -e 'const t = require(\"fs\").readFileSync(\"/s\"); fs.writeFileSync(\"f\", t)'", "f"],
    ["php -r '$t = file_get_contents(\"/s\"); file_put_contents(\"f\", $t);'", "f"],
    ["php -r '$t = file_get_contents(\"/s\"); file_put_contents(\"f\", $total);'", null],
    ["python3 -c \"t = open('/s').read(); open('f', 'w').write(o.t)\"", null],
    ["python3 -c \"t = 1; fetch(open('/s').read()); open('f', 'w').write(t)\"", null],
    ["python3 -c \"t = b'x' + open('/s').read(); open('f', 'w').write(t)\"", "f"],
    ["python3.12 -c \"open('f', 'w').write(open('/s').read())\"", "f"],
  ])("%s", (script, file) => {
    expect(effectsOf(script).map((effect) => effect.split(" ", 2).join(" "))).toEqual(file === null ? [] : [`write /w/${file}`]);
  });
});

describe("what such a line prints", () => {
  test.each([
    ["python3 -c \"print(open('/s').read())\" >> f", ["write /w/f >: open('/s').read()"]],
    ["python3 -c \"import os; t = os.environ['S']; print(t)\" >> f", ["write /w/f >: t"]],
    ["python3 -c \"import os; t = os.environ['S']; print('t')\" >> f", []],
    ["python3 -c \"import os; t = os.environ['S']; print('t', t)\" >> f", ["write /w/f >: t"]],
    ["python3 -c \"import os; t = os.environ['S']; print(f'{t}')\" >> f", ["write /w/f >: t"]],
    ["php -r '$t = getenv(\"S\"); echo \"$t\";' >> f", ["write /w/f >: $t"]],
    ["python3 -c \"print(open('/x').read())\" >> f", []],
    ["python3 -c \"import os; print(os.environ['HOST'])\" >> f", []],
    ["python3 -c \"import os; os.environ['S']; print(1)\" >> f", []],
    ["python3 x.py >> f", []],
  ])("%s", (script, expected) => {
    expect(effectsOf(script)).toEqual(expected);
  });
});

describe("bounds", () => {
  test.each([
    ["a function that calls itself", "f() { f; }; f; echo $S >> f"],
    ["values that double", `A=$S; ${"A=$A$A; ".repeat(100)} echo $A >> f`],
    ["nested substitutions", `A=${"$(echo ".repeat(30)}$S${")".repeat(30)}; echo $A >> f`],
    ["thousands of commands", `${"true; ".repeat(3_000)} echo $S >> f`],
  ])("%s", (_name, script) => {
    const started = performance.now();
    expect(effectsOf(script).at(-1)).toMatch(/^write \/w\/f >/);
    expect(performance.now() - started).toBeLessThan(20_000);
  });

  test("a function that calls itself twice is cut", () => {
    const started = performance.now();
    effectsOf("f() { f; f; }; f; echo $S >> f");
    expect(performance.now() - started).toBeLessThan(20_000);
  });
});

describe("what commands print where something takes it", () => {
  test.each([
    ["rm /s", ""],
    ["touch x", ""],
    ["cp /s f", ""],
    ["cp", ""],
    ["git clean -x", ""],
    ["git clean", ""],
    ["git status", ""],
    ["ln /s f", ""],
    ["ln -s /s f", ""],
    ["dd if=/s of=f", ""],
    ["dd if=/s", "‹S›"],
    ["tar cf a /s", ""],
    ["tar xf a", ""],
    ["tar cf - /s", "‹S›"],
    ["zip a /s", ""],
    ["sed -i s/a/b/ /s", ""],
    ["sed s/a/b/ /s", "‹S›"],
    ["perl -pi -e s/a/b/ /s", ""],
    ["find / -name s", "/s\n"],
    ["find / -name s -print0", "/s\n"],
    ["find / -name x", ""],
    ["find / -delete", ""],
    ["find / -exec rm {} +", ""],
    ["find / -name s -ls", ""],
    ["find / -name s -printf %f", ""],
    ["cd /d", ""],
    ["export A=b", ""],
    ["export -p", "‹S›"],
    ["set -x", ""],
    ["true", ""],
    ["false", ""],
    [":", ""],
    ["echo a", "a\n"],
    ["echo -n a", "a"],
    ["echo $S", "‹S›\n"],
    ["printf a", "a"],
    ["cat /s", "‹S›"],
    ["cat /x", ""],
    ["cat /s /x", "‹S›"],
    ["cat < /s", "‹S›"],
    ["read A < /s", ""],
    ["read A < /s; echo $A", "‹S›\n"],
    ["[[ -f /s ]]", ""],
    ["((1+1))", ""],
    ["f() { echo a; }", ""],
    ["f() { echo a; }; f", "a\n"],
    ["f() { echo $1 $2; }; f a $S", "a ‹S›\n"],
    ["f() { echo $@; }; f a $S", "a ‹S›\n"],
    ["f() { echo $#; }; f a", "‹?#›\n"],
    ["while true; do echo a; done", "a\n"],
    ["until false; do echo a; done", "a\n"],
    ["for a in 1 2; do echo $a; done", "1\n2\n"],
    ["for a; do echo $a; done", "‹?a›\n"],
    ["select a in 1 2; do echo $a; done", "1\n2\n"],
    ["for ((i=0; i<3; i++)); do echo a; done", "a\n"],
    ["if true; then echo a; else echo b; fi", "a\nb\n"],
    ["case $S in a) echo a ;; *) echo b ;; esac", "a\nb\n"],
    ["(echo a)", "a\n"],
    ["{ echo a; }", "a\n"],
    ["echo a | cat", "a\n"],
    ["echo a | tr a b", "a\n"],
    ["cat /s | base64", "‹S›"],
    ["cat /s | wc -c", ""],
    ["cat /s | head -1", "‹S›"],
    ["cat /s | grep -q x", ""],
    ["cat /s | md5sum", ""],
    ["echo a > f", ""],
    ["echo a >&2", ""],
    ["echo a 2> f", "a\n"],
    ["echo a 2>&1", "a\n"],
    ["echo a &> f", ""],
    ["echo a > /dev/null", ""],
    ["echo a > /dev/stdout", "a\n"],
    ["echo a > /dev/stderr", ""],
    ["cat <<EOF\n$S a\nEOF", "‹S› a\n"],
    ["cat <<'EOF'\n$S a\nEOF", "$S a\n"],
    ["cat <<< $S", "‹S›"],
    ["A=$(cat /s); echo $A", "‹S›\n"],
    ["A=`cat /s`; echo $A", "‹S›\n"],
    ["A=$(< /s); echo $A", "‹S›\n"],
    ["echo $(echo a)b", "ab\n"],
    ["echo \"$(echo a)b\"", "ab\n"],
    ["echo '$S'", "$S\n"],
    ["echo \\$S", "$S\n"],
    ["echo ${S:-a}", "‹S›\n"],
    ["echo ${X:-a}", "a\n"],
    ["echo ${X-a}", "a\n"],
    ["echo ${X:=a}$X", "aa\n"],
    ["echo ${X:+a}", "\n"],
    ["echo ${S:+a}", "a\n"],
    ["echo ${#S}", "‹?null›\n"],
    ["echo ${S#a}", "‹S›\n"],
    ["echo ${S%a}", "‹S›\n"],
    ["echo ${S/a/b}", "‹S›\n"],
    ["echo ${S:0:1}", "‹S›\n"],
    ["echo ${!S}", "‹S›\n"],
    ["X=abc; echo ${X#a}", "bc\n"],
    ["X=abc; echo ${X%c}", "ab\n"],
    ["X=a/b/c; echo ${X##*/}", "c\n"],
    ["X=a/b/c; echo ${X%%/*}", "a\n"],
    ["X=abc; echo ${X/b/d}", "adc\n"],
    ["X=abcb; echo ${X//b/d}", "adcd\n"],
    ["X=abc; echo ${X/?b/}", "c\n"],
    ["X=$S; echo ${X/b/d}", "‹S›\n"],
    ["X=abc; echo ${X:1}", "‹?X›\n"],
    ["X=$S; echo ${X:1}", "‹S›\n"],
    ["X=abc; echo ${#X}", "‹?null›\n"],
    ["X=abc; echo ${X^^}", "‹?X›\n"],
    ["X=abc; echo ${X?} ${X:?y}", "abc abc\n"],
    ["echo ~", "/root\n"],
    ["echo ~/a", "/root/a\n"],
    ["echo ~b", "/home/b\n"],
    ["echo \"~b\" ~+ a~b", "~b ~+ a~b\n"],
    ["echo \"~\"", "~\n"],
    ["echo /s*", "/s\n"],
    ["echo /?", "/s\n"],
    ["echo '/s*'", "/s*\n"],
    ["echo /x*", "/x*\n"],
    ["echo {a,b}", "a b\n"],
    ["echo a{b,c}d", "abd acd\n"],
    ["eval echo a", "a\n"],
    ["eval 'echo $S'", "‹S›\n"],
    ["sh -c 'echo $S'", "‹S›\n"],
    ["sh -c 'echo $1' x $S", "‹S›\n"],
    ["exec echo a", "a\n"],
    ["command echo a", "a\n"],
    ["printenv S", "‹S›"],
    ["printenv X", ""],
    ["env", "‹S›"],
    ["sudo echo a", "a\n"],
    ["time echo a", "a\n"],
    ["nohup echo a", "a\n"],
    ["trap 'echo a' EXIT", ""],
    ["A=$S true; echo $A", "‹?A›\n"],
    ["A=$S; (A=b); echo $A", "‹S›\n"],
    ["tee f", ""],
    ["echo a | tee f", "a\n"],
    ["echo $S | tee f", "‹S›\n"],
    ["echo a | xargs echo", "a\n"],
    ["echo a | xargs -I{} echo {}b", "ab\n"],
    ["basename /a/b", ""],
    ["dirname /a/b", ""],
    ["echo '$S' | envsubst", "$S\n‹S›"],
    ["jq -r .a /s", "‹S›"],
    ["awk '{print}' /s", "‹S›"],
    ["cut -c1 /s", "‹S›"],
    ["sort /s", "‹S›"],
    ["tail -1 /s", "‹S›"],
    ["head -c1 /s", "‹S›"],
    ["base64 -d /s", "‹S›"],
    ["openssl base64 -in /s", "‹S›"],
    ["xxd /s", "‹S›"],
    ["test -f /s && echo a", "a\n"],
    ["test -f /s || echo a", "a\n"],
    ["! echo a", "a\n"],
    ["echo a & echo b", "a\nb\n"],
    ["unknown a", ""],
    ["unknown $S", ""],
    ["unknown < /s", ""],
    ["mysql -p$S", ""],
    ["curl file:///s", ""],
    ["printf '%s\\n' a b", "a\nb\n"],
    ["printf '%d' 5", "5"],
    ["printf '%%'", "%"],
    ["printf 'a\\tb'", "a\tb"],
    ["printf '%5s|' a", "a|"],
    ["echo -e 'a\\nb'", "a\\nb\n"],
    ["echo -E a", "a\n"],
    ["let a=1", ""],
    ["shift", ""],
    ["return", ""],
    ["local a=b", ""],
    ["declare a=b", ""],
    ["alias a=b", ""],
    ["umask 022", ""],
    ["wait", ""],
    ["sleep 1", ""],
    ["mkdir -p /a", ""],
    ["chmod 600 /s", ""],
    ["mv /s /t", ""],
    ["install /s /t", ""],
    ["rsync /s /t", ""],
    ["truncate -s0 /s", ""],
    ["shred -u /s", ""],
    ["unlink /s", ""],
    ["cat - < /s", "‹S›"],
    ["cat /s -", "‹S›"],
  ])("%s", (script, expected) => {
    expect(outputOf(script)).toBe(expected);
  });
});

describe("what becomes of the secret", () => {
  test.each([
    ["cp -r /d/. e", []],
    ["cp -a . e", []],
    ["rsync -a / e", ["write /w/e/s rsync: rsync -a / e"]],
    ["rsync -a /d e", ["remove /w/e rsync"]],
    ["cp -t /d /s", ["write /d/s cp: cp -t /d /s"]],
    ["install -D /s /d/x", ["write /d/x install: install -D /s /d/x"]],
    ["install -d -m 700 -o app /s /x/y", ["make /s", "make /x/y"]],
    ["ln /s /d", ["write /d/s ln: ln /s /d"]],
    ["ln -f /s f", ["write /w/f ln: ln -f /s f"]],
    ["dd if=/s of=f bs=1", ["write /w/f dd: dd if=/s of=f bs=1"]],
    ["dd of=f < /s", ["write /w/f dd: dd of=f < /s"]],
    ["tar cf a /s", ["write /w/a tar: tar cf a /s"]],
    ["tar -cf a /s", ["write /w/a tar: tar -cf a /s"]],
    ["tar czf a.tgz -C / s", ["write /w/a.tgz tar: tar czf a.tgz -C / s"]],
    ["tar --create --file a /s", ["write /w/a tar: tar --create --file a /s"]],
    ["tar xf /s", []],
    ["tar cf a /x", []],
    ["tar -cf a --exclude x /s", ["write /w/a tar: tar -cf a --exclude x /s"]],
    ["tar c /s", ["print tar: tar c /s"]],
    ["zip a /s", ["write /w/a zip: zip a /s"]],
    ["zip -r a /", ["write /w/a zip: zip -r a /"]],
    ["sed -i \"s/a/$S/\" f", ["write /w/f sed -i: $S"]],
    ["sed -i -e \"s/a/$S/\" f", ["write /w/f sed -i: $S"]],
    ["sed --in-place --expression \"s/a/$S/\" f g", ["write /w/f sed -i: $S", "write /w/g sed -i: $S"]],
    ["sed -i.bak \"s/a/$S/\" f", ["write /w/f sed -i: $S"]],
    ["sed \"s/a/$S/\" f", ["print sed: $S"]],
    ["sed -i s/a/b/ f", []],
    ["perl -pi -e \"s/a/$S/\" f", ["write /w/f perl -i: $S"]],
    ["perl -i -pe \"s/a/$S/\" f", ["write /w/f perl -i: $S"]],
    ["perl -e \"print '$S'\" >> f", ["write /w/f >: $S"]],
    ["find . -delete", []],
    ["find / -not -name x -delete", ["remove /s find -delete"]],
    ["find / -name x -o -name s -delete", ["remove /s find -delete"]],
    ["find / -exec rm -rf {} \\;", ["remove / find -delete", "remove /s find -delete"]],
    ["find / -exec rm {} +", ["remove /s find -delete"]],
    ["find / -execdir rm {} +", ["remove /s find -delete"]],
    ["find / -exec cat {} +", ["print cat: find / -exec cat {} +", "print find: find / -exec cat {} +"]],
    ["find / -name s -quit", []],
    ["find -delete", []],
    ["find / -maxdepth 1 -delete", ["remove /s find -delete"]],
    ["rm -rf /d /s", ["remove /d rm", "remove /s rm"]],
    ["rm", []],
    ["rm ''", []],
    ["rm $UNKNOWN", ["remove /${UNKNOWN} rm"]],
    ["rm $(unknown)", []],
    ["rm /s*", ["remove /s rm"]],
    ["unlink /s", ["remove /s unlink"]],
    ["shred -u /s", ["remove /s shred"]],
    ["truncate -s 0 /s", ["remove /s truncate"]],
    ["git clean -fdx", ["remove /w git clean"]],
    ["mv /s /d", ["move /s /d/s"]],
    ["mv /s /d/x", ["move /s /d/x"]],
    ["mv -t /d /s", ["move /s /d/s"]],
    ["mv a b /d", ["move /w/a /d/a", "move /w/b /d/b"]],
    ["mv a", []],
    ["echo $S 2>> f", ["print echo: $S"]],
    ["echo $S >> f 2>&1", ["write /w/f >: $S"]],
    ["echo $S &>> f", ["write /w/f >: $S"]],
    ["echo $S >& f", ["remove /w/f >", "write /w/f >: $S"]],
    ["echo $S >&2", ["print echo: $S"]],
    ["echo $S >| f", ["remove /w/f >", "write /w/f >: $S"]],
    ["echo $S > /dev/stderr", ["print echo: $S"]],
    ["echo $S | tee -a f g", ["write /w/f tee: $S", "write /w/g tee: $S", "print tee: $S"]],
    ["cat /s | tee", ["print tee: tee"]],
    ["cat /s > f", ["remove /w/f >", "write /w/f >: > f"]],
    ["cat < /s", ["print cat: cat < /s"]],
    ["set -x; mysql -p$S", ["print set -x: $S"]],
    ["set -x; set +x; mysql -p$S", []],
    ["set -ex; echo a $S", ["print set -x: $S", "print echo: $S"]],
    ["bash -x -c 'x $S'", ["print the -x of bash: $S"]],
    ["sh -xc 'x $S'", ["print the -x of sh: $S"]],
    ["set -o xtrace; x $S", ["print set -x: $S"]],
    ["PS4=a; x $S", []],
    ["trap - EXIT; rm /t", ["remove /t rm"]],
    ["(cd /d; echo $S >> f)", ["write /d/f >: $S"]],
    ["cd /d; echo $S >> f", ["write /d/f >: $S"]],
    ["cd -; echo $S >> f", []],
    ["cd $UNKNOWN; echo $S >> f", ["write /${UNKNOWN}/f >: $S"]],
    ["pushd /d; echo $S >> f; popd; echo $S >> f", ["write /d/f >: $S", "write /w/f >: $S"]],
    ["mkdir -p -m 700 a /x && cd a && echo $S >> f", ["make /w/a", "make /x", "write /w/a/f >: $S"]],
    ["xargs rm < /x", []],
    ["echo /s | xargs rm", ["remove /s rm"]],
    ["echo /s | xargs -n1 rm -f", ["remove /s rm"]],
    ["ls / | xargs rm", []],
    ["envsubst < /s >> f", ["write /w/f >: >> f"]],
    ["echo $S | base64 >> f", ["write /w/f >: $S"]],
    ["echo $S | md5sum >> f", []],
    ["echo $S | grep -c a >> f", []],
    ["echo $S | cut -d= -f2 >> f", ["write /w/f >: $S"]],
    ["env | grep S >> f", ["write /w/f >: >> f"]],
    ["while read l; do echo $l >> f; done < /s", ["write /w/f >: $l"]],
    ["cat /s | while read l; do echo $l >> f; done", ["write /w/f >: $l"]],
    ["for a in $(cat /s); do echo $a >> f; done", ["write /w/f >: $a"]],
    ["f() { echo $1 >> f; }; f $S; f b", ["write /w/f >: $1"]],
    ["f() { cat >> f; }; f < /s", ["write /w/f >: >> f"]],
    ["{ echo a; echo $S; } >> f", ["write /w/f >: $S"]],
    ["if cat /s >> f; then x; fi", ["write /w/f >: >> f"]],
    ["case $S in *) echo $S >> f ;; esac", ["write /w/f >: $S"]],
    ["[ -f /s ] && cat /s >> f", ["write /w/f >: >> f"]],
    ["false || cat /s >> f", ["write /w/f >: >> f"]],
    ["! cat /s >> f", ["write /w/f >: >> f"]],
    ["cat /s >> f &", ["write /w/f >: >> f"]],
    ["time cat /s >> f", ["write /w/f >: >> f"]],
    ["exec cat /s >> f", ["write /w/f >: >> f"]],
    ["command cat /s >> f", ["write /w/f >: >> f"]],
    ["sudo cat /s >> f", ["write /w/f >: >> f"]],
    ["sudo -u a cat /s >> f", ["write /w/f >: >> f"]],
    ["su -c 'cat /s >> f' a", ["write /w/f >: >> f"]],
    ["runuser -u a -c 'cat /s >> f'", ["write /w/f >: >> f"]],
    ["runuser a -c 'cat /s >> f'", ["write /w/f >: >> f"]],
    ["runuser -u a -- cp /s f", ["write /w/f cp: runuser -u a -- cp /s f"]],
    ["runuser -u a cp /s f", ["write /w/f cp: runuser -u a cp /s f"]],
    ["sh -c \"echo $S >> f\"", ["write /w/f >: $S"]],
    ["bash -s < /x", []],
    ["cat > f <<EOF\n$S\nEOF", ["remove /w/f >", "write /w/f >: $S"]],
    ["cat >> f <<'EOF'\n$S\nEOF", []],
    ["cat <<EOF | tee f\n$S\nEOF", ["remove /w/f tee", "write /w/f tee: $S", "print tee: $S"]],
    ["tee f <<< $S", ["remove /w/f tee", "write /w/f tee: $S", "print tee: $S"]],
    ["A=($S b); echo ${A[0]} >> f", ["write /w/f >: ${A[0]}"]],
    ["echo $S$UNKNOWN >> f", ["write /w/f >: $S"]],
    ["echo ${S} ${S} >> f", ["write /w/f >: ${S}"]],
    ["mapfile -t A < /s; echo ${A[@]} >> f", ["write /w/f >: ${A[@]}"]],
    ["IFS= read -r A < /s; echo $A >> f", ["write /w/f >: $A"]],
    ["A=$(cat /s | tr -d x); echo $A >> f", ["write /w/f >: $A"]],
    ["base64 /s >> f", ["write /w/f >: >> f"]],
    ["base64 -w0 < /s >> f", ["write /w/f >: >> f"]],
    ["head -c 4 /s >> f", ["write /w/f >: >> f"]],
    ["paste /s /x >> f", ["write /w/f >: >> f"]],
    ["sort -o f /s", ["write /w/f sort: sort -o f /s"]],
    ["awk '{print $1}' /s >> f", ["write /w/f >: >> f"]],
    ["jq .a /s >> f", ["write /w/f >: >> f"]],
    ["yq -i .a /s", ["write /s yq -i: yq -i .a /s"]],
    ["envsubst '$S' < /x >> f", ["write /w/f >: >> f"]],
  ])("%s", (script, expected) => {
    expect(effectsOf(script)).toEqual(expected);
  });
});
