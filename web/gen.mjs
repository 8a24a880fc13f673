import {execSync} from 'node:child_process';
import {writeFileSync} from 'node:fs';
const deps=JSON.parse(execSync('npm view botframework-webchat@4.18.1 dependencies --json 2>/dev/null'));
const o={};deps.react='';deps['react-dom']=''; for(const d of Object.keys(deps)) o[d]='file:../../empty';
writeFileSync('package.json',JSON.stringify({name:'assistant-web',version:'0.1.0',private:true,description:'The web page of the guide.',dependencies:{'botframework-webchat':'4.18.1'},overrides:{'botframework-webchat':o}},null,2)+'\n');
