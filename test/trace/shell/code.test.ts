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
