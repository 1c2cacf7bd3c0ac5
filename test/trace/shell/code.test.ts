import { describe, expect, test } from "vitest";
import { effectsOf } from "./recorder.ts";

/** A program as an interpreter gets it in a here-document. */
function effectsOfProgram(interpreter: string, lines: string): string[] {
  return effectsOf(`${interpreter} <<'END'\n${lines}\nEND\n`);
}

/** The interpreter, a program that stores `$S` or /s, and its twin that does not. */
const PAIRS: readonly (readonly [interpreter: string, leak: string, clean: string])[] = [
  ["python3 -", "with open('f', 'w') as o:\n  o.write('a')\n  o.write(os.environ['S'])", "with open('f', 'w') as o:\n  o.write('a')\no.write(os.getenv('H'))"],
  ["python3", "with open('/s') as i:\n  t = i.read().strip()\nwith open('f', 'w') as o:\n  o.write(t)", "with open('/x') as i:\n  t = i.read().strip()\nwith open('f', 'w') as o:\n  o.write(t)"],
  ["python3", "o = open('f', mode='w')\nprint('a', os.environ['S'], file=o)", "o = open('f')\nprint('a', os.environ['H'], file=o)"],
  ["python3", "with open('f', 'w') as o:\n  json.dump({'t': os.environ['S']}, o, indent=2)", "with open('f', 'w') as o:\n  json.dump({'t': ask(os.environ['S'])}, o, indent=2)"],
  ["python3", "p = Path('f')\np.write_text(Path('/s').read_text())", "p = Path('f')\np.write_text(Path('/s').name)"],
  ["python3", "with Path('f').open('w') as o: o.write(os.getenv('S'))", "with Path('f').open() as o: o.write(os.getenv('S'))"],
  ["python3", "t = os.environ['S']\nb = f\"\"\"\nkey={t}\n\"\"\"\nopen('f', 'w').write(b)", "t = os.environ['S']\nb = f\"\"\"\nkey={u}\n\"\"\"\nopen('f', 'w').write(b)"],
  ["python3", "t = os.environ['S']\nopen('f', 'w').write(t)", "t = os.environ['S']\nt = 'x'\nopen('f', 'w').write(t)"],
  ["python3", "t = os.environ['S']\nopen('f', 'w').write(f'key {t}')", "t = os.environ['S']\nopen('f', 'w').write('key t')"],
  ["python3", "open('f', 'w').write(os.environ['S'] or 'x')", "open('f', 'w').write('x' if os.environ['S'] else 'y')"],
  ["python3", "open('f', 'w').write(os.environ['S'])", "open('f', 'w').write(str(os.environ['S'] == ''))"],
  ["python3", "c = {\n  'auth': os.environ['S'],\n}\nopen('f', 'w').write(json.dumps(c))", "c = {\n  'auth': 'x',\n}\ns = os.environ['S']\nopen('f', 'w').write(json.dumps(c))"],
  ["php", "$t = trim(file_get_contents('/s'));\nfile_put_contents('f', \"T=$t\");", "$t = hash('md5', file_get_contents('/s'));\nfile_put_contents('f', \"T=$t\");"],
  ["python3", "shutil.copy('/s', 'f')", "shutil.copy('/x', 'f')"],
  ["node", "const { A, S } = process.env;\nfs.writeFileSync('f', `x=${S}`)", "const { A, S } = process.env;\nfs.writeFileSync('f', `x=${A}`)"],
  ["node -", "const t = (await fs.readFile('/s')).trim()\nawait fs.writeFile('f', JSON.stringify({ t }))", "const t = await fetch(await fs.readFile('/s'))\nawait fs.writeFile('f', JSON.stringify({ t }))"],
  ["node", "fs.writeFileSync('f', process.env.S)", "fs.writeFileSync('f', process.env.S ? 'a' : 'b')"],
  ["node", "const w = fs.createWriteStream('f')\nw.end(process.env.S)", "const w = net.connect('f')\nw.end(process.env.S)"],
  ["node", "fs.copyFileSync('/s', 'f')", "fs.copyFileSync('/x', 'f')"],
  ["ruby", "File.open('f', 'w') do |o|\n  o.puts \"a: #{ENV['S']}\"\nend", "File.open('f', 'w') do |o|\n  o.puts \"a: #{ENV['H']}\"\nend"],
  ["ruby", "File.open('f', 'w') { |o| o << ENV['S'] }", "File.open('f', 'w') { |o| o << ENV['S'].length }"],
  ["ruby", "FileUtils.cp('/s', 'f')", "FileUtils.cp('/x', 'f')"],
  ["perl", "open(my $o, '>', 'f') or die;\nprint $o \"a $ENV{S}\\n\";", "open(my $o, '<', 'f') or die;\nmy $n = length($ENV{S});"],
  ["perl", "open(my $i, '<', '/s');\nmy $t = <$i>;\nopen(F, \">f\");\nprint F $t;", "open(my $i, '<', '/s');\nmy $t = <$j>;\nopen(F, \">f\");\nprint F $t;"],
  ["perl", "use File::Copy;\ncopy('/s', 'f')", "use File::Copy;\ncopy('/x', 'f')"],
  ["php", "<?php $o = fopen('f', 'w'); fwrite($o, \"a=\" . getenv('S'));", "<?php $o = fopen('f', 'w'); fwrite($o, md5(getenv('S')));"],
  ["python3", "open('f', 'x').write(os.environ['S'])", "o = open('f', 'r')\no.write(os.environ['S'])"],
  ["python3", "o = open('f', 'a')\no.write('a')\no.close()\no = open('g')\nopen('f', 'a').write(os.environ['S'])", "o = open('f', 'a')\no = open('g', 'r')\no.write(os.environ['S'])"],
  ["python3", "o = io.open('f', 'w')\no.write(os.environ['S'])", "o = io.open('f', 'w')\nx.write(os.environ['S'])"],
  ["node", "const h = await fs.open('f', 'w')\nawait h.write(process.env.S)", "const h = await fs.open('f', 'r')\nawait h.write(process.env.S)"],
  ["ruby", "File.open('f', 'w') do |o|\n  o.write(ENV['S'])\nend", "File.open('f') do |o|\n  o.write(ENV['S'])\nend"],
  ["perl", "open(O, '>>', 'f');\nprint O $ENV{S};", "open(O, '>>', 'f');\nprint P $ENV{S};"],
  ["perl", "open my $o, '>f';\nprint $o $ENV{S};", "open my $o, '<f';\nprint $o $ENV{S};"],
  ["php", "$o = fopen('f', 'a'); fputs($o, getenv('S'));", "$o = fopen('f', 'r'); fputs($o, getenv('S'));"],
];

/** A program, and all that it does with secrets and files, each with what a finding points to. */
const EFFECTS: readonly (readonly [interpreter: string, lines: string, effects: readonly string[]])[] = [
  ["python3", "f = open('f', 'w')\nf.write('a')\nf.write(os.environ['S'])\nf.close()\nf = open('g')\nf.read()", ["write /w/f python3: os.environ['S']"]],
  ["python3", "f = open('f', 'w')\ng = open('g', 'w')\nf.write(os.environ['S'])\ng.write('x')", ["write /w/f python3: os.environ['S']"]],
  ["python3", "f = open('a', 'w')\nf.write('x')\nf = open('f', 'w')\nf.write(os.environ['S'])", ["write /w/f python3: os.environ['S']"]],
  ["python3", "f = open('f', 'w')\nf.write(os.environ['S'])\nf = open('a', 'w')\nf.write('x')", ["write /w/f python3: os.environ['S']"]],
  ["python3", "f.write(os.environ['S'])\nf = open('f', 'w')", []],
  ["python3", "open('f', 'wb').write(os.environ['S'].encode())", ["write /w/f python3: os.environ['S']"]],
  ["python3", "open('f', 'a+').write(os.environ['S'])", ["write /w/f python3: os.environ['S']"]],
  ["python3", "with open('f', mode='a') as o:\n  o.write(os.environ['S'])", ["write /w/f python3: os.environ['S']"]],
  ["python3", "with open('f', 'r') as o:\n  o.write(os.environ['S'])", []],
  ["python3", "with open('f', 'w', encoding='utf-8') as o:\n  print(os.environ['S'], file=o)", ["write /w/f python3: os.environ['S']"]],
  ["python3", "with open('f', 'w') as o:\n  yaml.safe_dump({'a': os.environ['S']}, o)", ["write /w/f python3: os.environ['S']"]],
  ["python3", "with open('f', 'w') as o:\n  o.writelines([os.environ['S']])", ["write /w/f python3: os.environ['S']"]],
  ["python3", "with open('/s') as i, open('f', 'w') as o:\n  o.write(i.read())", ["write /w/f python3: i.read"]],
  ["python3", "with open('/s') as i:\n  d = json.load(i)\nwith open('f', 'w') as o:\n  json.dump(d, o)", ["write /w/f python3: d"]],
  ["python3", "with open('/x') as i:\n  d = json.load(i)\nwith open('f', 'w') as o:\n  json.dump(d, o)", []],
  ["python3", "i = open('/s')\nopen('f', 'w').write(i.readline())", ["write /w/f python3: i.readline"]],
  ["python3", "i = open('/s', 'w')\nopen('f', 'w').write(i.readline())", []],
  ["python3", "n = 'f'\nopen(n, 'w').write(os.environ['S'])", ["write /w/f python3: os.environ['S']"]],
  ["python3", "open(n, 'w').write(os.environ['S'])", []],
  ["python3", "n = '/s'\nopen('f', 'w').write(open(n).read())", ["write /w/f python3: open(n).read()"]],
  ["python3", "pathlib.Path('f').write_bytes(os.environ['S'].encode())", ["write /w/f python3: os.environ['S']"]],
  ["python3", "Path('f').write_text(os.environ.get('S'))", ["write /w/f python3: os.environ.get('S')"]],
  ["python3", "Path('f').write_text(os.environ.get('S', 'x'))", ["write /w/f python3: os.environ.get('S'"]],
  ["python3", "t = os.environ['S'].strip()\nopen('f', 'w').write('a' + t)", ["write /w/f python3: t"]],
  ["python3", "t = os.environ['S']\nu = t\nopen('f', 'w').write(u)", ["write /w/f python3: u"]],
  ["python3", "t = os.environ['S']\nt += 'x'\nopen('f', 'w').write(t)", ["write /w/f python3: t"]],
  ["python3", "t = ''\nt += os.environ['S']\nopen('f', 'w').write(t)", ["write /w/f python3: t"]],
  ["python3", "t == os.environ['S']\nopen('f', 'w').write(t)", []],
  ["python3", "open('f', 'w').write('{}'.format(os.environ['S']))", ["write /w/f python3: os.environ['S']"]],
  ["python3", "open('f', 'w').write('%s' % os.environ['S'])", ["write /w/f python3: os.environ['S']"]],
  ["python3", "open('f', 'w').write(base64.b64encode(os.environ['S']))", ["write /w/f python3: os.environ['S']"]],
  ["python3", "open('f', 'w').write(hashlib.sha256(os.environ['S']).hexdigest())", []],
  ["python3", "open('f', 'w').write(len(os.environ['S']))", []],
  ["python3", "if os.environ['S']:\n  open('f', 'w').write('x')", []],
  ["python3", "open('f', 'w').write('x') if os.environ['S'] else None", []],
  ["python3", "open('f', 'w').write(os.environ['S'] and 'x')", []],
  ["python3", "open('f', 'w').write('x' in os.environ['S'])", []],
  ["python3", "open('f', 'w').write(os.environ['S'].startswith('x'))", []],
  ["python3", "open('f', 'w').write(\n  os.environ['S']\n)", ["write /w/f python3: os.environ['S']"]],
  ["python3", "open('f', 'w').write('a')\nx(os.environ['S'])", []],
  ["python3", "open('f', 'w').write('''\n)\n''' + os.environ['S'])", ["write /w/f python3: os.environ['S']"]],
  ["python3", "print(os.environ['S'], file=sys.stderr)", ["print python3: os.environ['S']"]],
  ["python3", "sys.stdout.write(os.environ['S'])", ["print python3: os.environ['S']"]],
  ["python3", "print('S')", []],
  ["python3", "print(f'{os.environ[\"S\"]}')", ["print python3: os.environ[\"S\"]"]],
  ["python3", "print('a', os.environ['S'], file=x)", []],
  ["python3", "shutil.copyfile('/s', 'f')", ["write /w/f python3: python3 <<'END'"]],
  ["python3", "shutil.copy2('/s', 'd/')", ["write /w/d/s python3: python3 <<'END'"]],
  ["python3", "a = '/s'\nb = 'f'\nshutil.copy(a, b)", ["write /w/f python3: python3 <<'END'"]],
  ["python3", "shutil.copy(a, 'f')", []],
  ["python3", "shutil.rmtree('f')", ["remove /w/f python3"]],
  ["python3", "os.unlink('f'); os.remove('g')", ["remove /w/f python3", "remove /w/g python3"]],
  ["python3", "Path('f').unlink()", ["remove /w/f python3"]],
  ["python3", "os.system(\"rm -rf f g\")", ["remove /w/f python3", "remove /w/g python3"]],
  ["python3", "subprocess.run(['rm', '-f', 'f'])", ["remove /w/f python3"]],
  ["python3", "os.system('rmdir f')", []],
  ["python3", "open(os.path.expanduser('~/a/f'), 'w').write(os.environ['S'])", ["write /root/a/f python3: os.environ['S']"]],
  ["python3", "open(os.environ['HOME'] + '/f', 'w').write(os.environ['S'])", ["write /root/f python3: os.environ['S']"]],
  ["node", "fs.writeFileSync('f', process.env.S)", ["write /w/f node: process.env.S"]],
  ["node", "fs.writeFileSync('f', `a ${process.env.S}`)", ["write /w/f node: process.env.S"]],
  ["node", "fs.writeFileSync('f', process.env.S ?? 'x')", ["write /w/f node: process.env.S"]],
  ["node", "fs.writeFileSync('f', process.env.S || 'x')", ["write /w/f node: process.env.S"]],
  ["node", "fs.writeFileSync('f', process.env.S && 'x')", []],
  ["node", "fs.writeFileSync('f', process.env.S ? 'a' : 'b')", []],
  ["node", "fs.writeFileSync('f', process.env.S?.trim())", ["write /w/f node: process.env.S"]],
  ["node", "fs.writeFileSync('f', !process.env.S)", []],
  ["node", "fs.writeFileSync('f', String(process.env.S.length))", []],
  ["node", "fs.promises.writeFile('f', JSON.stringify({a: process.env.S}))", ["write /w/f node: process.env.S"]],
  ["node", "fs.appendFile('f', process.env['S'], () => {})", ["write /w/f node: process.env['S']"]],
  ["node", "const { S } = process.env\nfs.writeFileSync('f', S)", ["write /w/f node: S"]],
  ["node", "const {A,S,B} = process.env\nfs.writeFileSync('f', `${S}`)", ["write /w/f node: S"]],
  ["node", "const { T } = process.env\nfs.writeFileSync('f', T)", []],
  ["node", "let t; t = process.env.S; fs.writeFileSync('f', t)", ["write /w/f node: t"]],
  ["node", "const t = fs.readFileSync('/s', 'utf8').trim(); fs.writeFileSync('f', t)", ["write /w/f node: t"]],
  ["node", "console.log(process.env.S)", ["print node: process.env.S"]],
  ["node", "console.error(process.env.S)", ["print node: process.env.S"]],
  ["node", "process.stdout.write(process.env.S)", ["print node: process.env.S"]],
  ["node", "fs.cpSync('/s', 'f')", ["write /w/f node: node <<'END'"]],
  ["node", "fs.rmSync('f')", ["remove /w/f node"]],
  ["node", "fs.unlink('f', () => {})", ["remove /w/f node"]],
  ["node", "fs.writeFileSync(path.join(os.homedir(), '.npmrc'), process.env.S)", ["write /root/.npmrc node: process.env.S"]],
  ["node", "const o = fs.createWriteStream('f'); o.write(process.env.S)", ["write /w/f node: process.env.S"]],
  ["node", "const o = fs.createWriteStream('f')\no.write('x')\nhttp.get(process.env.S)", []],
  ["node", "execSync('rm f')", ["remove /w/f node"]],
  ["ruby", "File.write('f', ENV['S'])", ["write /w/f ruby: ENV['S']"]],
  ["ruby", "File.write('f', ENV.fetch('S'))", ["write /w/f ruby: ENV.fetch('S')"]],
  ["ruby", "File.open('f', 'a') { |o| o.print ENV['S'] }", ["write /w/f ruby: ENV['S']"]],
  ["ruby", "File.open('f') { |o| o.print ENV['S'] }", []],
  ["ruby", "File.write('f', File.read('/s'))", ["write /w/f ruby: File.read('/s')"]],
  ["ruby", "File.write('f', \"a#{ENV['S']}\")", ["write /w/f ruby: ENV['S']"]],
  ["ruby", "File.write('f', ENV['S'].empty?)", []],
  ["ruby", "puts ENV['S']", ["print ruby: ENV['S']"]],
  ["ruby", "puts ENV['S'] if x", ["print ruby: ENV['S']"]],
  ["ruby", "FileUtils.rm_rf('f')", ["remove /w/f ruby"]],
  ["ruby", "FileUtils.cp '/s', 'f'", ["write /w/f ruby: ruby <<'END'"]],
  ["ruby", "o = File.open('f', 'w'); o << ENV['S']", ["write /w/f ruby: ENV['S']"]],
  ["perl", "open(F, '>f'); print F $ENV{S};", ["write /w/f perl: $ENV{S}"]],
  ["perl", "open(F, '>', 'f'); print F $ENV{'S'};", ["write /w/f perl: $ENV{'S'}"]],
  ["perl", "open(F, '<', 'f'); print F $ENV{S};", []],
  ["perl", "open(my $f, '>>', 'f'); printf $f \"%s\", $ENV{S};", ["write /w/f perl: $ENV{S}"]],
  ["perl", "open(my $f, '>', 'f'); print {$f} $ENV{S};", ["write /w/f perl: $ENV{S}"]],
  ["perl", "print $ENV{S};", ["print perl: $ENV{S}"]],
  ["perl", "print \"a $ENV{S}\";", ["print perl: $ENV{S}"]],
  ["perl", "my $t = $ENV{S}; open(F, '>f'); print F $t;", ["write /w/f perl: $t"]],
  ["perl", "my $t = $ENV{S}; open(F, '>f'); print F '$t';", []],
  ["perl", "unlink('f');", ["remove /w/f perl"]],
  ["php", "<?php file_put_contents('f', getenv('S'));", ["write /w/f php: getenv('S')"]],
  ["php", "<?php file_put_contents('f', trim(file_get_contents('/s')));", ["write /w/f php: file_get_contents('/s')"]],
  ["php", "<?php file_put_contents('f', md5(getenv('S')));", []],
  ["php", "<?php file_put_contents('f', json_encode(['a' => getenv('S')]));", ["write /w/f php: getenv('S')"]],
  ["php", "<?php $t = getenv('S'); file_put_contents('f', \"a$t\");", ["write /w/f php: $t"]],
  ["php", "<?php $t = getenv('S'); file_put_contents('f', 'a$t');", []],
  ["php", "<?php $f = fopen('f', 'w'); fwrite($f, getenv('S'));", ["write /w/f php: getenv('S')"]],
  ["php", "<?php echo getenv('S');", ["print php: getenv('S')"]],
  ["php", "<?php unlink('f');", ["remove /w/f php"]],
  ["php", "<?php $t = getenv('S'); file_put_contents('f', \"$t$t\");", ["write /w/f php: $t"]],
  ["ruby", "FileUtils.cp '/x', 'f'", []],
  ["node", "console.error(process.env.H)", []],
  ["php", "<?php $t = getenv('S'); $t = 'x'; $t .= 'y'; file_put_contents('f', $t);", []],
  ["php", "<?php $t = 'x'; $t .= getenv('S'); $t .= 'y'; file_put_contents('f', $t);", ["write /w/f php: $t"]],
];

describe("what programs do, and where", () => {
  test.each(EFFECTS)("%s: %s", (interpreter, lines, effects) => {
    expect(effectsOfProgram(interpreter, lines)).toEqual(effects);
  });
});

describe("programs that store a secret", () => {
  test.each(PAIRS)("%s: %s", (interpreter, leak) => {
    expect(effectsOfProgram(interpreter, leak).map((effect) => effect.split(" ", 2).join(" "))).toEqual(["write /w/f"]);
  });

  test.each(PAIRS.map(([interpreter, , clean]) => [interpreter, clean]))("clean: %s: %s", (interpreter, clean) => {
    expect(effectsOfProgram(interpreter, clean)).toEqual([]);
  });
});

describe("where a program has its files", () => {
  test.each([
    ["python3", "open(os.path.expanduser('~/f'), 'w').write(os.environ['S'])"],
    ["python3", "(Path.home() / 'f').write_text(os.environ['S'])"],
    ["python3", "n = os.path.join(os.environ['HOME'], 'f')\nopen(n, 'w').write(os.environ['S'])"],
    ["node", "fs.writeFileSync(path.join(os.homedir(), 'f'), process.env.S)"],
    ["node", "fs.writeFileSync(process.env.HOME + '/f', process.env.S)"],
    ["ruby", "File.write(File.join(Dir.home, 'f'), ENV['S'])"],
  ])("%s: %s", (interpreter, lines) => {
    expect(effectsOfProgram(interpreter, lines).map((effect) => effect.split(" ", 2).join(" "))).toEqual(["write /root/f"]);
  });

  test("a directory", () => {
    expect(effectsOfProgram("python3", "shutil.copy('/s', '/d')")).toEqual(["write /d/s python3: python3 <<'END'"]);
  });
});

describe("programs that take a file away", () => {
  test.each([
    ["python3", "os.remove('f')"],
    ["python3", "p = Path('f')\np.unlink()"],
    ["python3", "subprocess.run(['rm', 'f'])"],
    ["python3", "os.system('npm ci && rm f')"],
    ["node", "fs.unlinkSync('f')"],
    ["ruby", "File.delete('f')"],
    ["perl", "unlink 'f';"],
  ])("%s: %s", (interpreter, lines) => {
    expect(effectsOfProgram(interpreter, lines)).toEqual([`remove /w/f ${interpreter}`]);
  });
});

describe("what a finding points to", () => {
  test.each([
    ["python3 -c \"open('f', 'w').write(os.environ['S'])\"", "write /w/f python3: os.environ['S']"],
    ["python3 <<END\nopen('f', 'w').write('$S')\nEND\n", "write /w/f python3: $S"],
    ["python3 <<'END'\nt = os.environ['S']\nopen('f', 'w').write(t)\nEND\n", "write /w/f python3: t"],
  ])("%s", (script, effect) => {
    expect(effectsOf(script)).toEqual([effect]);
  });
});

describe("long programs", () => {
  test.each(["open('f','w').write(", "t = os.environ['S']; ", "(", "\"\"\"", "`", "print(", "x = t + t; ", "rm f f f; ", "open(a, 'w') as t; "])("%s", (part) => {
    const start = performance.now();
    effectsOfProgram("python3", `t = os.environ['S']\n${part.repeat(40_000)}`);
    expect(performance.now() - start).toBeLessThan(5000);
  });
});
