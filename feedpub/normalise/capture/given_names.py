"""Frequent given names of the countries whose news is captured most, in lower case.

They make it likelier that capitalised words name a person; a name that is missing here is
taken for one all the same where other signs say so.
"""

GIVEN_NAMES = frozenset(
    """
    aad aaron aarti abdul abdullah abdulrahman abhishek abiodun abiola abílio achim ada adaeze
    adam ade adebayo adele adil aditi aditya adrian adriana adriano adrien adéla afonso agata
    agathe agneta agnieszka agnès agostino agus agustina agustín ahmad ahmed ahmet aidan aino
    aisha aitana ajay akash aki akira akshay akua alain alan alban albane albert alberta alberto
    aldo alec alejandra alejandro aleksandar aleksander aleksandr aleksandra alena alessandra
    alessandro alessia alessio alex alexa alexander alexandra alexandru alexei alexey alexis aleš
    alfons alfonso alfred alfredo ali alice alicia alicja alina aline alison alix allison alois
    ama amal amanda amandine amber ambre amelia amina aminata amir amit amr amrita amy amélie ana
    anabela anand anastasia anatoly anaïs anca anders andi andre andrea andreas andreea andrei
    andrew andrey andrzej andrás andré andrés andy anette anežka angela angelika angus angélique
    anh ania anikó anil anita anja anjali anke ankit ankita ann anna annalena annalisa anne
    annegret anneli annemarie annette anni annick annie annika anouk anshul anssi ante anthony
    antje antoine anton antonella antonia antonio antonín antti antónio antônio anu anubhav anupam
    anurag anđela archie arda ari arianna ariel arif arjan arjen arjun armando armin arnaud arnd
    arne arno arnoud artem arthur arto artur arturo arun aruna aránzazu asbjørn asha ashish ashley
    ashok aslak aslı asma astrid attila aude audrey augusto aurora aurélie aurélien austin axel
    axelle ayman ayu ayumi ayush ayça ayşe aziz babajide balázs bambang baptiste barbara barbel
    barbora barnabás barry bart bartosz bartłomiej barış bas bashir bastian bastien başak beata
    beate beatrice beatriz becky begoña belén ben bence benedetta benedikt bengt benito benjamin
    benoit benoît berit berk bernard bernardo bernd bernhard bert bertrand beth bethany bettina
    betty beverly bharat bianca bilal biljana bill billy birgit birgitta birthe bjarne bjorn björn
    bjørn blanca blanka bo bob bobby bodil bodo bogdan bogusław bohumil bohuslav bojan boris borja
    bożena božidar brad bradley bram brandon branislav branka branko brenda brendan brett brian
    brice bridget brigitte britt britta brittany bronislav brooke bror bruce bruna bruno bryan
    budi burak burcu burkhard bálint bárbara bärbel béla bình børge caio caitlin callum calvin
    cameron camila camilla camille camilo candice capucine carina carine carl carla carlo carlos
    carlota carlotta carmen carol carola carolina caroline carolyn carrie carsten casey caspar
    catalina catarina caterina catherine cathy cecilia cees cem cengiz cenk ceren cezary chad
    chantal charles charlie charlotte chelsea chen cheryl chetan chiara chidi chika chinedu chioma
    chloe chris christa christel christer christian christiane christie christina christine
    christof christoph christopher christy cindy cinzia ciprian claas claire clara clare claudia
    claudio claudiu clemens clotilde cláudia cláudio clémence clément coen colin coline concha
    connor constance constantin constanze cora coralie corentin corina corinna corinne cornelia
    corrado cosmin costanza costin courtney craig cristi cristian cristiana cristiano cristina
    cristóbal csaba cynthia cyril cyrille cátia cécile célia céline césar cătălin cătălina daan
    dagmar daisuke daisy dale dalibor damian damien damir dan dana daniel daniela daniele danielle
    danijel danny danuta daphne daphné daria dario dariusz darko darren darío dave davi david
    davide davor dawid dean debbie debora deborah debra deepa deepak deepika dejan delphine denis
    denise deniz dennis derek derya detlef detlev dev devika dewi dian diana diane didem didier
    diego dieter dietmar dietrich dinesh diogo dirk divya dmitri dmitry dmytro dolores domenico
    domingo dominic dominik dominika dominique don donald donatella donna doris dorota dorothea
    dorothee dorothy doug douglas doğan dragan dragana dragoș dražen dubravka dumitru duncan
    dustin dušan duško dwi dylan dániel dávid débora dóra dũng ebba eberhard ebru ece eckart
    eckhard eddie edgar edit edoardo edson eduarda eduardo edward edwin edyta eefje eero eeva egil
    ehsan eileen einar eivind eka ekaterina ekkehard elaine eleanor elena elfriede elif elin elina
    elisa elisabete elisabeth elisabetta elise eliza elizabeth eliška elke ella ellen ellie
    ellinor elliot elmar els elsa elvira elżbieta emanuela emanuele emeka emelie emese emil emilia
    emiliano emilie emilio emily emine emma emmanuel emmanuelle emre encarna endre engin enikő
    enrica enrico enrique enzo ercan erdal erdem erhard eric erica erich erik erika erin erland
    erlend ernesto ernst erol erwin erzsébet esa eskil esmee espen esperanza esra esteban
    estefanía estelle esther eszter ethan ettore eugen eugene eugenia eugenio eugénie eulalia eun
    eva evan eve evelyn evert evgeny ewa ewelina fabian fabiana fabien fabienne fabio fabiola
    fabián fabrice fabrizio fabrício fadi faisal faith fajar falk fanny farah farhan fatih fatima
    fatma fatou federica federico felicity felipe felix femke ferdinand ferenc ferhat fermín
    fernanda fernando ferruccio filip filipa filipe filippo filiz finn fiona flavia flavio fleur
    floor florence florent florentina florian florin floris flávia flávio frances francesca
    francesco francis francisca francisco franco frank franka frans františek franz franziska
    françois françoise frauke fred freddie frederick frederico fredrik frida friederike friedrich
    frits fritz frode frédéric frédérique funmi furkan fábio fátima gabi gabriel gabriela gabriele
    gabriella gabrielle gaetano galina gamze ganesh gareth gary gaspard gaurav gauthier gavin gaël
    gaëlle gaëtan geert geeta gemma geneviève gennaro geoff geoffroy georg george georges georgia
    georgina gerald geraldine gerard gerardo gerben gerd gergely gerhard gerhild germán gerrit
    gheorghe ghislaine giacomo giada gian giancarlo gianfranco gianluca gianluigi gianmarco gianni
    gijs gilbert gilles gillian gina gino giorgia giorgio giovanna giovanni gisela gisele giulia
    giuliana giuliano giulio giuseppe giuseppina gizem glen glenn gloria gonzalo gonçalo gopal
    goran gordana gordon grace graham grant grazia grażyna greg gregor gregorio gregory gro gry
    grzegorz grégoire grégory guadalupe gudrun guido guilherme guillaume guillermo gunilla gunnar
    guri gustav gustavo gwen gwenaël gyula györgy gábor gérard gökhan göran götz gül gülay günter
    günther habib hadi hagen haico hakan hala halil halina hallgeir hamid hamza hana hande hani
    hanna hannah hanne hanneke hannes hannu hans harald harish harm harold harri harriet harry
    harsh hartmut haruka harvey hasan hassan hatice hayley heather hedda hege heidi heike heikki
    heiko heiner heinrich heinz helder heleen helen helena helga helge heli helmut heloísa hemant
    hendra hendrik henk henning henri henriette henrik henrique henry henryk herbert herman
    hermann hernán hervé hiba hilde hildegard hiroshi hiền hoa holger holly horia horst hortense
    hossam howard hoàng hrvoje hubert huda hugh hugo hugues hui huib hussain hussein hyun hà håkan
    håkon héctor hélder hélène hùng hüseyin hương hạnh hải ian ibrahim ifeanyi ignacio igor
    ikechukwu iker ilaria ildikó ilie ilkka ilona ilya imogen imran imre ina indah ines inga inge
    ingeborg inger ingo ingrid ingunn ingvild inka inmaculada inès inés inês ioana ion ionel ionuț
    ipek iqbal irena irene irina iris irmgard isaac isabel isabela isabell isabella isabelle
    isidro ismail isobel istván iulia iulian ivan ivana ivar iveta ivica ivo iván iwona izabela
    jaakko jaana jaap jacek jack jackie jackson jacob jacopo jacqueline jacques jade jadwiga jaime
    jake jakob jakub jamal james jamie jamil jan jana jane janet janice janina janine janne
    janneke janusz jared jari jarkko jarl jarmila jarmo jaromír jaroslav jarosław jasmina jasmine
    jason jasper jatin javier jay jaya jean jeanne jeff jeffrey jelena jen jenna jennifer jenny
    jens jeremy jeroen jerzy jesper jess jesse jessica jesús ji jill jim jimmy jin jindřich jing
    jitka jiří jo joachim joakim joan joana joanna joanne joaquín jochen jodie joe joel johan
    johann johanna johannes john johnny joko jolanda jolanta jon jonas jonathan jonna jonny joost
    jordan jordi jorge joris jos josef josefina josep joseph josephine josh joshua josip jost josé
    joséphine jouni jovan jovana joyce joão joël joëlle juan juana juanjo judit judith judy juha
    juhani jukka jules julia julian juliana julie julien juliette julio juraj jurgen jussi justin
    justine justyna jutta jyoti jyrki ján jérémie jérémy jérôme józef jörg jörn jørgen jørn júlia
    júlio jürgen kacper kadir kai kaisa kajsa kalle kamal kamil kamila kaori kapil karan karel
    karen kari karianne karim karin karina karine karl karla karol karolin karolina karoline
    karolína karsten katalin katarina katarzyna kate kateryna kateřina katharina katherine
    kathleen kathrin kathryn kathy katie katja katri katrin kavita kay kayla kazuo kees keiko
    keith kelly kelsey kemal ken kenji kenneth kerem kerry kerstin ketil kevin khaled khalid
    kilian kim kimberly kimmo kinga kiran kirill kirsi kirsten kirsty kjell kjersti kjetil klaas
    klara klaudia klaus klára knut koen kofi konrad konstantin kornelia krešimir krishna kristen
    kristian kristin kristina kristine kristoffer kristýna krisztina krisztián krystian krystyna
    krzysztof ksenia kumar kunal kurt kwaku kwame kyle ladislav laetitia laia lajos lakshmi lalit
    lan lance larisa larissa larry lars lasse laura laure lauren laurence laurens laurent
    laurențiu lauri laurie lawrence layla lea leah leandro lee leen leena leif lena lene lenka
    lennart leo leon leonardo leonid leonie leonor lerato leslie lestari leszek leticia letizia
    letícia levent levente lewis li lia liam lianne libor lidia lidija lieke lies lieve lily lina
    linda lindsay lindsey line ling linh linn linnea lisa lisanne lisbeth lise liu liv livia liviu
    liz ljiljana lloyd loes logan lois lola lorena lorenz lorenzo lorraine lothar lotte louis
    louise lourdes loïc loïs luana lubomír luc luca lucas lucia lucian luciana luciano lucie
    lucien lucile lucy lucía ludovic ludovica luděk luigi luis luisa luiz luiza luka lukas luke
    lukáš luminița lutz luzia luís luísa lydia lynn lynne lyudmila lászló léa léo léonie lê lígia
    maaike maarit maarten maartje macarena machteld maciej mackenzie madalena maddalena maddie
    madeleine madhu madison mads mael magda magdalena maggie magnus mahesh mahmoud mahmud mai
    maija maik maike maiken maja majid makoto maksim malcolm malene malik malin malte mamadou
    manfred manish manoj manolo manon manuel manuela marc marcel marcela marcello marcelo marcin
    marco marcos marcus mareike marek maren margaret margarete margarida margarita margaux
    margherita margit margot marguerite mari maria marian mariana mariangela marianna marianne
    mariano maribel maricarmen marie marieke mariella marija marijana marijke mariko marilyn
    marina marine mario marion marisa marit marius mariusz marián marja marjolein marjorie mark
    markku marko markus markéta marleen marlene marlies marloes marsha marta marte martha martijn
    martin martina martine martín mary maryam marzena maría marília masato mason massimiliano
    massimo mate matej mateo mateusz matheus mathew mathias mathieu mathilde matilde mats matt
    matteo matthew matthias matthieu matthijs matti mattias matías matúš matěj maud maureen
    maurice mauricio maurizio mauro max maxence maxim maxime maximilian maximiliano maxine mazen
    małgorzata mechthild meena meera megan megumi mehmet mei meike mel melanie melina melis
    melissa menno mercedes merel merete mert merve metin mette mia micaela michael michaela michal
    michał michel michela michele michelle michiel michèle mickaël mieke miguel mihaela mihai
    mihail mihály mika mikael mike mikhail mikkel mikko miklós mikołaj milan mile milena milica
    miloslav miloš min mina ming minh minna miodrag miranda mircea mirela mirella miriam mirja
    mirjam mirjana mirko mirna miroslav mirosław mitchell mladen mohamed mohammad mohammed mohan
    mohit moisés molly mona monica monika montserrat morgan morgane moritz morten mostafa moussa
    mthunzi muhammad mukesh munir murat mustafa mykola mylène myriam márcia márcio mária mário
    márta márton máté mélanie mélissa míriam mónica mónika nabil nada nadeem nadezhda nadia nadine
    nadja nadège naeem nam nancy nandi nandini nanna naoki naomi naresh nasser natalia natalie
    natalija nataliya natalya natasha nataša nathalie nathan nathaniel naveen nazlı nebojša neeraj
    neha neil nell nelson nemanja nenad nevena nga ngozi nguyễn ngọc niall nicholas nick nicola
    nicolae nicolas nicole nicoleta nicolás nicolò niels nienke nigel niina nikhil nikita niklas
    niko nikola nikolai nils nina nisha nitin nkosazana noah noel noelia noemi nomsa noor nora
    norbert norberto norman nour noémie nuno nuria néstor nóra núria oana obinna octavian océane
    oda odd oddvar odile ognjen okan oksana ola olaf olav oldřich ole oleg oleh oleksandr
    oleksandra oleksii oleksiy olena olga olha oliver olivera olivia olivier olli omar ondřej onur
    ophélie orhan ornella orsolya osama oscar oskar osman osvaldo ottmar otto ousmane outi ovidiu
    owen ozan oğuz pablo paco paige paloma pamela pankaj paola paolo pascal pascale pasi pat
    patrice patricia patricio patrick patrik patrizia patrícia paul paula paulina pauline paulo
    pavel pavla pavlo pavlína paweł peder pedro peer pekka pelin pelle penny pernille perrine
    perttu petar peter petr petra petre petri petro phil philip philipp philippa philippe phillip
    phoebe phương phạm pia pierluigi piero pierre pierrick piet pieter pietro pilar pim piotr
    pirjo piyush polina polly pooja prakash pranav prasad prashant prateek pratik praveen predrag
    preeti priya priyanka przemysław putri päivi pål péter pınar qing quang quentin quique rachel
    radek radim radmila radosław radovan radu rafa rafael rafaela rafał raffaele raffaella
    ragnhild rahul raija raimund rainer raj rajat rajeev rajesh rajiv rakesh ralf ralph raluca
    ramazan ramesh rami ramiro ramón rana randy rania raphael raphaël raphaëlle raquel rashid
    rashmi rasmus rastislav ratko raul ravi ray raymond raúl rebecca recep reem regina reijo
    reiner reinhard reinhold rekha remco renata renate renato rene renske renzo rené renée reuben
    rhys rianne ricardo riccardo richard richárd rick ricky riikka rik rikke rina rinaldo rini
    risto rita ritu rizky roar rob robert roberta roberto robin rocco rocío rod rodolfo rodrigo
    roel rogelio roger rogério rohan rohit roland rolf romain roman romane romano romina ron
    ronald roos rory rosa rosalind rosanna rosario rose rosemary rosie ross rossella roxana roy
    ruby rubén rudi rudolf rui rune rupert ruslan russell ruth ruud ruxandra ryan ryszard régis
    réka rémi rémy róbert rüdiger răzvan saad saar saara sabine sabrina sachin saeed sakura salah
    salim sally salma salman salvatore sam samantha samba sami samir samuel samuli sandeep sander
    sandra sandrine sandro sangeeta sanja sanjay sanjeev sanna sanne santiago santosh sara sarah
    sari sascha saskia satoshi satu saurabh saša scott sean sebastian sedat seema selim selin
    seppo serdar serena sergei sergey sergio serhii serhiy serkan sevgi shahid shalini shane
    shannon sharon shashi shaun shawn sheila shelby shikha shilpa shireen shirley shivam shreya
    shruti shubham sian sibel siddharth siegfried signe sigrid silje silke silvana silvano silvia
    silvija silvina silvio silviu simen simon simona simone sina sinan sini siniša sipho siri
    sirpa siti sjoerd slaven slavica slobodan smita sneha snežana sofia sofie sofía soledad
    solenne soline solveig solène sonal sondre sonia sonja soo sophia sophie sorin spencer sri
    srinivas srđan stacey stacy stanislav stanisław stanley stef stefan stefania stefanie stefano
    steffen stein stelian stella stephan stephanie stephen steve steven stewart stian stig stijn
    stina stine stipe stjepan stuart ståle stéphane stéphanie subhash sudhir sue suman sumit sunil
    sunita sunniva suresh susan susana susann susanna susanne suzana suzanne svein sven svenja
    sverre svetlana svitlana swantje swati sybille sylvain sylvia sylvie sylwia synne szabolcs
    szilvia szymon sándor sérgio séverine sílvia sónia sören søren süleyman sławomir sơn tadeusz
    taina takashi takeshi tamara tamer tammy tamás taneli tanguy tanja tanvi tanya tapio tara
    taras tariq tarja tarjei tarun tatiana tatjana taylor ted teemu telma tendai teodora terence
    teresa tereza terje tero terry tetiana tetyana teun thabo thandeka thanh thaís thea themba
    theo theodore theresa therese thiago thibault thibaut thierry thijs thilo thomas thor thorben
    thorsten thu thulani thảo thủy tiago tibor tiffany tihomir tiina tilman tim timo timothy tina
    tiphaine tiziana tiziano tjeerd tobias toby todd tolga tom tomasz tomislav tommaso tommi tommy
    tomás tomáš ton toni tonje tony toon tor torben torbjørn tord tore torgeir torsten torunn tove
    tracey tracy trang travis trevor trine tristan trond trung trygve trần tudor tuncay tunde
    tuomas turgut tuula tuva tuğba tuấn tyler tâm tímea uday udo ufuk ugo ulf uli ulla ulrich
    ulrika ulrike umberto umesh umut una unni uroš urs ursel ursula urszula usman uta ute uwe uğur
    vadim vadym valentin valentina valentine valentyna valeria valerie valerio valérie vandana
    vanessa varun vasco vasile vasily vasyl vedran vegard veit vera verena vernon veronica
    veronika verónica vesa vesna vibeke vicente vicky victoire victor victoria vidar vidya viggo
    vijay vikas vikram viktor viktoria viktória ville vinay vince vincent vincenzo vineet vinod
    vinícius violet viorel virginia virginie virpi vishal vitaliy vitaly vito vittoria vittorio
    vitória vivek vivian viviana vivien việt vlad vladan vladimir vladimír vladislav vlasta
    vojtěch volkan volker volkmar volodymyr vuk václav vân véronique víctor vítor věra wael wagner
    wahyu waldemar waleed walid walter waltraud wanda wang wanjiku warren wayne wei wellington wen
    wendy werner weronika wiebke wiesław wilfred wilfried wilhelm willem willemijn willi william
    wim winfried wioletta witold wojciech wolf wolfgang wolfram wouter władysław włodzimierz
    xavier xiao ximena xin yan yana yann yannick yaroslav yasemin yash yasmin yasser yavuz yaw
    yaşar yekaterina yetunde yevgeny yevhen ying yogesh yohan yoko yolanda yousef youssef yu yudi
    yuki yulia yuliia yumi yuri yuriy yusuf yvan yves yvonne zac zach zachary zainab zaki zanele
    zara zbigniew zdeněk zdeňka zdravko zdzisław zeina zeynep zhang zhanna zlatko zoe zofia zoltán
    zoran zsolt zsuzsanna zsófia zuzana zuzanna zvonimir ádám ágnes álvaro ángel ángela ángeles
    åsa åse édouard élise élodie émilie éric étienne éva íñigo óscar ömer özge özgür özlem øystein
    øyvind đorđe ľubomír ľuboš łukasz şule štefan štěpán štěpánka šárka željka željko ștefan
    αλέξανδρος αναστασία ανδρέας αντώνης βασίλης γεωργία γιάννης γιώργος δημήτρης ελένη ευαγγελία
    ηλίας θανάσης ιωάννα κατερίνα κωνσταντίνος κώστας μαρία μιχάλης νίκος πέτρος παναγιώτης παύλος
    σοφία σπύρος χρήστος χριστίνα александр александра алексей алина алла анастасия анастасія
    анатолий анатолій андрей андрій анна антон арсений артем артём богдан борис в'ячеслав вадим
    валентин валентина валерий валерия валерій василий василь вера вероника виктор виктория
    виталий владимир владислав володимир вячеслав віктор вікторія віталій галина ганна геннадий
    геннадій георги георгий глеб григорий григорій дарина дарья денис димитър дмитрий дмитро
    евгений евгения екатерина елена елизавета ивайло иван игорь илья инна ирина карина катерина
    кирилл кирило константин костянтин красимир кристина ксения ксенія лариса лев леонид лидия
    любов любовь людмила лілія максим марина мария марта марія микита микола милена михаил михайло
    надежда надія наталия наталья наталя наталія никита николай нина ніна оксана олег олександр
    олексій олена олеся ольга остап павел павло петр петро петър пламен полина пётр роман росен
    руслан светлана семен сергей сергій соломія софия софья софія станислав станіслав степан
    стефан тамара тарас татьяна тетяна тимофей фёдор цветелина эдуард юлия юлія юрий юрій яна
    ярослав ярослава євген євгенія іван ігор ілля інна ірина אבי אורי איתי דוד דני יוסי יעל מיכל
    משה נועה עומר רון רחל שרה תמר أحمد إبراهيم حسن حسين خالد سارة سعيد عبد علي عمر فاطمة محمد
    محمود مريم مصطفى نور هدى يوسف
    """.split()
)
